import { CURSOR_AHEAD, CURSOR_EXPIRED, ODATA_UNSUPPORTED } from "@orrery/domain";
import { ERRORS, Failure, type InputIssue, invalidInput } from "@orrery/operation";
import { z } from "zod";
import type { Contract } from "../../contract.ts";
import { odataNames } from "../../wire/key-style.ts";

/** OData's own that a service need not have (OData 4.01, URL Conventions, 5.1). */
const OPTIONS_OF_ODATA: ReadonlySet<string> = new Set(
  [
    ...["filter", "select", "orderby", "expand", "top", "skip", "count", "skiptoken", "deltatoken", "format"],
    ...["search", "apply", "compute", "index", "schemaversion", "levels"],
  ].map((name) => `$${name}`),
);

const STATUSES: Readonly<Record<string, number>> = {
  [ODATA_UNSUPPORTED.name]: 501,
  // What was read before is to be read again.
  [CURSOR_EXPIRED.name]: 410,
  [CURSOR_AHEAD.name]: 410,
};

/** The RESO Web API (Core 2.0 on OData 4.0), read-only. Its limits are Orkasa's: it is the same brokerage's listings. */
export const reso: Contract = {
  name: "reso",
  policy: "orkasa",
  title: "RESO Web API",
  description: "Listings in the names of RESO's Data Dictionary, over OData 4.0.",
  limits: "Orkasa's: 300 requests a minute for the whole organization, 3,000 on the plans pro and brokerage.",
  keys: odataNames,
  headers: {
    "OData-Version": "4.0",
    "Content-Type": "application/json; odata.metadata=minimal; charset=utf-8",
    Vary: "Accept, Prefer",
  },
  envelope: (view) => view,
  enveloped: (view) => view,
  unknownParameter(name) {
    // Custom options are nobody's business; what begins with $ would be lost on who asks for it.
    if (!name.startsWith("$")) return undefined;
    if (!OPTIONS_OF_ODATA.has(name)) return invalidInput([{ path: name, message: "There is no such query option." }]);
    return Failure.of(ODATA_UNSUPPORTED, { target: name }, `${name}: It is not offered here.`);
  },
  error({ code, reason, message, details }) {
    const { issues = [], target, ...inner } = { ...details } as { issues?: readonly InputIssue[]; target?: string };
    const where = target ?? issues[0]?.path;
    return {
      status: (reason === undefined ? undefined : STATUSES[reason]) ?? ERRORS[code].http,
      body: {
        error: {
          code,
          message,
          ...(where !== undefined && where !== "" && { target: where }),
          ...(issues.length > 0 && {
            details: issues.map((issue) => ({ code, target: issue.path, message: issue.message })),
          }),
          ...(reason !== undefined && { innererror: { reason, ...inner } }),
        },
      },
    };
  },
  errorBody(codes, reasons) {
    return z.object({
      error: z.object({
        code: z.enum(codes),
        message: z.string(),
        target: z.string().optional(),
        innererror: z.looseObject(reasons.length > 0 ? { reason: z.enum(reasons).optional() } : {}).optional(),
      }),
    });
  },
};
