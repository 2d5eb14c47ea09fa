import type { StoredFile } from "@orrery/connectors";
import {
  downloadGuide,
  FORM_EXPIRED,
  FORM_SENT,
  GUIDE_ASKS,
  HONEYPOT,
  openGuide,
  openLeadForm,
  requestGuide,
  submitLeadForm,
} from "@orrery/domain";
import {
  ERRORS,
  Failure,
  INVALID_INPUT,
  type InputIssue,
  type Kernel,
  LimitExceeded,
  type Operation,
  type Permit,
  type RequestInfo,
  type SurfaceHandler,
  type SurfacePorts,
  toFailure,
} from "@orrery/operation";
import { html } from "hono/html";
import type { z } from "zod";
import { withHeaders } from "../http/with-headers.ts";
import { type Form, formOf } from "./form.ts";
import { notice, type PageOptions, page } from "./page.ts";
import { sentForm } from "./sent-form.ts";
import { type FailureWords, toldOnPage } from "./told-on-page.ts";

/** What a form may hold, filled in to the last character. */
export const FORM_MAX_BYTES = 64 * 1024;

export interface VisitorPagesParts extends SurfacePorts {
  /** What requests for this page are counted by; undefined for a token that was never given out. */
  pageSubject(token: string): string | undefined;
  readFile(name: string): Promise<StoredFile | undefined>;
}

/** `/forms/{token}`, `/guides/{token}` and `/guides/{token}/file/{grant}`: pages for visitors, who have no credential. */
export function createVisitorPages(parts: VisitorPagesParts): SurfaceHandler {
  return async (request, info) => {
    const visit = visitOf(parts, request, info);
    try {
      const response = await answerTo(visit);
      return withHeaders(response, visit.limits());
    } catch (error) {
      return withHeaders(await refusal(parts, toFailure(error), { error, info }), visit.limits());
    }
  };
}

const PATH = /^\/(forms|guides)\/([^/]{1,200})(?:\/file\/([^/]{1,300}))?$/;

/** One request of somebody's. */
interface Visit {
  readonly request: Request;
  readonly pathname: string;
  readonly kind: string | undefined;
  readonly token: string;
  readonly grant: string | undefined;
  readonly readFile: VisitorPagesParts["readFile"];
  /** Asks the limiter for all that the request does. Nothing else is counted but the first. @throws LimitExceeded */
  admit(first: Operation, ...others: Operation[]): Promise<Run>;
  limits(): Readonly<Record<string, string>>;
}

type Run = <I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<string, I, O>,
  input: z.input<I>,
) => Promise<z.output<O>>;

function visitOf(parts: VisitorPagesParts, request: Request, info: RequestInfo): Visit {
  const { kernel, limitHeaders, pageSubject, readFile } = parts;
  const { pathname } = new URL(request.url);
  const [, kind, token = "", grant] = PATH.exec(pathname) ?? [];
  let limits: Readonly<Record<string, string>> = {};
  return {
    ...{ request, pathname, kind, token, grant, readFile },
    limits: () => limits,
    async admit(first, ...others) {
      const caller = { kind: "anonymous", address: info.address } as const;
      const requester = { ...info, caller, surface: "rest" as const, limitedBy: pageSubject(token) };
      const calls = [{ operation: first }, ...others.map((operation) => ({ operation, cost: 0 }))];
      try {
        const permit = await kernel.admit(requester, "pages", calls);
        limits = limitHeaders(permit.decision);
        return running(kernel, permit);
      } catch (error) {
        if (error instanceof LimitExceeded) limits = limitHeaders(error.decision);
        throw error;
      }
    },
  };
}

function running(kernel: Kernel, permit: Permit): Run {
  return async (operation, input) => (await kernel.invoke(permit, operation, input)).output;
}

const READS = ["GET", "HEAD"];

function answerTo(visit: Visit): Promise<Response> {
  const { kind, grant, request } = visit;
  const isRead = READS.includes(request.method);
  if (!isRead && (request.method !== "POST" || grant !== undefined)) return notAllowed(visit);
  if (kind === "forms" && grant === undefined) return isRead ? showForm(visit) : sendForm(visit);
  if (kind === "guides" && grant !== undefined)
    return request.method === "GET" ? sendFile(visit, grant) : notAllowed(visit);
  if (kind === "guides") return isRead ? showGuide(visit) : sendGuide(visit);
  return nowhere(visit);
}

/** What leads nowhere counts as well. */
async function nowhere({ admit }: Visit): Promise<Response> {
  await admit(openLeadForm);
  throw new Failure("NOT_FOUND");
}

async function notAllowed({ admit, grant }: Visit): Promise<Response> {
  await admit(openLeadForm);
  const { title, text, status } = toldOnPage(new Failure("METHOD_NOT_ALLOWED"), WORDS);
  const headers = { Allow: grant === undefined ? "GET, HEAD, POST" : "GET" };
  return notice(title, text, { status, headers });
}

type Opened = z.output<typeof openLeadForm.output>;

const formPage = (form: Omit<Form, "action" | "button">, { pathname }: Visit, options: PageOptions) =>
  page(form.title, formOf({ ...form, action: pathname, button: "Send" }), options);

const optionsOf = ({ origins, redirectUrl }: Opened): PageOptions => ({ origins, leadsTo: redirectUrl });

async function showForm(visit: Visit): Promise<Response> {
  const run = await visit.admit(openLeadForm);
  const opened = await run(openLeadForm, { token: visit.token });
  return formPage(opened, visit, optionsOf(opened));
}

async function sendForm(visit: Visit): Promise<Response> {
  const { token } = visit;
  const run = await visit.admit(submitLeadForm, openLeadForm);
  const { ticket, values } = await sentBy(visit.request);
  try {
    const { thanks, redirectUrl } = await run(submitLeadForm, { token, ticket, values });
    if (redirectUrl !== null) return new Response(null, { status: 303, headers: { Location: redirectUrl } });
    const { origins } = await run(openLeadForm, { token });
    return notice("Sent", thanks, { origins });
  } catch (error) {
    const failure = toFailure(error);
    if (!isForVisitor(failure)) throw error;
    const opened = await run(openLeadForm, { token });
    const again = againWith(failure, { ticket, fresh: opened.ticket, values });
    return formPage({ ...opened, ...again }, visit, { ...optionsOf(opened), status: ERRORS[failure.code].http });
  }
}

type Guide = z.output<typeof openGuide.output>;

const guidePage = (guide: Guide & Partial<Form>, { pathname }: Visit, options: PageOptions = {}) =>
  page(guide.title, formOf({ ...guide, ...GUIDE_ASKS, action: pathname, button: "Get the guide" }), options);

async function showGuide(visit: Visit): Promise<Response> {
  const run = await visit.admit(openGuide);
  return guidePage(await run(openGuide, { token: visit.token }), visit);
}

async function sendGuide(visit: Visit): Promise<Response> {
  const { token, pathname } = visit;
  const run = await visit.admit(requestGuide, openGuide);
  const { ticket, values } = await sentBy(visit.request);
  try {
    const { title, grant } = await run(requestGuide, { token, ticket, values });
    const body = html`<h1>${title}</h1>
<p>Thank you. The link is good for 15 minutes.</p>
<p><a class="button" href="${pathname}/file/${grant}">Download the guide</a></p>`;
    return await page(title, body);
  } catch (error) {
    const failure = toFailure(error);
    if (!isForVisitor(failure)) throw error;
    const opened = await run(openGuide, { token });
    const again = againWith(failure, { ticket, fresh: opened.ticket, values });
    return guidePage({ ...opened, ...again }, visit, { status: ERRORS[failure.code].http });
  }
}

/** As a file, to be kept and not shown: nothing of it runs here. */
async function sendFile(visit: Visit, grant: string): Promise<Response> {
  const run = await visit.admit(downloadGuide);
  const { storedFile, fileName, contentType } = await run(downloadGuide, { token: visit.token, grant });
  const file = await visit.readFile(storedFile);
  if (!file) throw new Failure("NOT_FOUND");
  return new Response(file.body, {
    headers: {
      "Content-Type": contentType,
      "Content-Length": `${file.size}`,
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "private, no-store",
    },
  });
}

/** As browsers send a form of ours. @throws Failure PAYLOAD_TOO_LARGE, BAD_REQUEST */
async function sentBy(request: Request): Promise<{ ticket: string; values: Record<string, string> }> {
  const { ticket = "", ...values } = Object.fromEntries(await sentForm(request, FORM_MAX_BYTES));
  return { ticket, values };
}

/** What they can do something about. */
const isForVisitor = ({ code, reason }: Failure) =>
  code === "UNPROCESSABLE" || code === "CONFLICT" || reason === INVALID_INPUT.name;

interface SentForm {
  readonly ticket: string;
  readonly fresh: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The page with what they have filled in. It is sent with the same ticket again, unless that is of no use any more. */
function againWith(failure: Failure, { ticket, fresh, values }: SentForm) {
  const { reason, details, message } = failure;
  const issues = reason === INVALID_INPUT.name ? ((details?.issues ?? []) as InputIssue[]) : [];
  const isOver = reason === FORM_EXPIRED.name || reason === FORM_SENT.name;
  const kept = reason === FORM_SENT.name ? {} : { ...values, [HONEYPOT]: "" };
  return {
    ticket: isOver ? fresh : ticket,
    values: kept,
    issues: new Map(issues.map(({ path, message: wrong }) => [path, wrong])),
    problem: message,
  };
}

const WORDS: FailureWords = {
  NOT_FOUND: ["There is no such page", "It may have been taken away. Please ask whoever gave you its address."],
  FORBIDDEN: ["This link is good no more", "Please open the guide's page again."],
  PAYLOAD_TOO_LARGE: ["That is too long", "Please write less, and send it again."],
  BAD_REQUEST: ["That could not be read", "Please open the page again, and send it from there."],
};

function refusal(
  { report }: SurfacePorts,
  failure: Failure,
  { error, info }: { readonly error: unknown; readonly info: RequestInfo },
): Promise<Response> {
  const { title, text, status, isOurs } = toldOnPage(failure, WORDS);
  if (isOurs) report(error, info.requestId);
  return notice(title, text, { status });
}
