import { randomBytes } from "node:crypto";
import type { Part } from "../bench.ts";
import { compare } from "../compare.ts";
import { lineOf } from "../report/report.ts";

/** A lead that nobody has sent before: neither merged nor a possible duplicate. @param of tells the programs' leads apart */
const leadOf = (of: string, at: number) => ({
  name: "Ana García",
  email: `ana-${of}-${at}@example.com`,
  phone: `+1${of.startsWith("bare") ? 1 : 2}${`${at}`.padStart(9, "0")}`,
  source: "website",
  notes: "Asks about three bedrooms near the lake.",
});

/** A lead over REST, with its submission, event and line in the audit log, and the event's way into the log. */
export const createLead: Part = {
  summary: "a new lead over REST against the same rows inserted with pg",
  async run({ world, orrery, bare, load, effort, say }) {
    const { key } = await world();
    say("create-lead");
    const run = randomBytes(4).toString("hex");
    const asking = (of: string) => (at: number) => ({
      path: "/v1/leads",
      body: JSON.stringify(leadOf(`${of}-${run}`, at)),
    });
    const json = { "content-type": "application/json" };
    const to = { method: "POST", status: 201 } as const;
    const samples = await compare(
      load,
      [
        {
          ...to,
          name: "orrery",
          server: await orrery(),
          headers: { ...json, "x-api-key": key },
          ask: asking("orrery"),
        },
        { ...to, name: "bare", server: await bare(), headers: json, ask: asking("bare") },
      ],
      effort,
    );
    const other = { name: "bare", samples: samples.bare };
    return [lineOf({ part: "create-lead", row: "new lead", own: samples.orrery, other })];
  },
};
