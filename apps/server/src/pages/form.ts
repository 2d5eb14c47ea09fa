import { FIELD_MAX, type FormField, HONEYPOT } from "@orrery/domain";
import { html } from "hono/html";
import type { Html } from "./page.ts";

type Field = "name" | FormField;

interface Kind {
  readonly label: string;
  readonly type: "text" | "email" | "tel" | "lines";
  readonly autocomplete: string;
}

const KINDS: Record<Field, Kind> = {
  name: { label: "Name", type: "text", autocomplete: "name" },
  email: { label: "Email", type: "email", autocomplete: "email" },
  phone: { label: "Phone", type: "tel", autocomplete: "tel" },
  propertyAddress: { label: "Which property is it about?", type: "text", autocomplete: "off" },
  message: { label: "Message", type: "lines", autocomplete: "off" },
};

/** What is wrong with a field, by its name. */
export type Issues = ReadonlyMap<string, string>;

export interface Form {
  readonly title: string;
  readonly description?: string | null | undefined;
  readonly action: string;
  readonly button: string;
  readonly fields: readonly string[];
  readonly required: readonly string[];
  readonly ticket: string;
  /** As they were sent. */
  readonly values?: Readonly<Record<string, string>>;
  readonly issues?: Issues;
  /** What is to be said before it is sent again. */
  readonly problem?: string | undefined;
}

const NO_ISSUES: Issues = new Map();

/** A form that works without scripts, by keyboard, and read aloud. */
export function formOf(form: Form): Html {
  const { title, description, action, button, ticket, issues = NO_ISSUES } = form;
  const fields = (Object.keys(KINDS) as Field[]).filter((name) => name === "name" || form.fields.includes(name));
  // Who goes by keyboard, or has the page read aloud, begins where something is wrong.
  const begins = fields.find((name) => issues.has(name));
  const problem = issues.size > 0 ? "Please look at the fields that are marked." : form.problem;
  return html`<h1>${title}</h1>
${description ? html`<p>${description}</p>` : ""}
${problem === undefined ? "" : html`<p class="wrong" role="alert">${problem}</p>`}
<form method="post" action="${action}" accept-charset="utf-8">
<input type="hidden" name="ticket" value="${ticket}">
<div class="aside" aria-hidden="true"><label for="${HONEYPOT}">Leave this empty</label><input id="${HONEYPOT}" name="${HONEYPOT}" type="text" tabindex="-1" autocomplete="off"></div>
${fields.map((name) => fieldOf(name, form, name === begins))}
<button type="submit">${button}</button>
</form>`;
}

function fieldOf(name: Field, { required, values = {}, issues = NO_ISSUES }: Form, isFirst: boolean): Html {
  const { label, type, autocomplete } = KINDS[name];
  const issue = issues.get(name);
  const isRequired = name === "name" || required.includes(name);
  const must = isRequired ? html` required` : "";
  const wrong =
    issue === undefined
      ? ""
      : html` aria-invalid="true" aria-describedby="${name}-wrong"${isFirst ? " autofocus" : ""}`;
  const value = values[name] ?? "";
  const max = FIELD_MAX[name];
  const input =
    type === "lines"
      ? html`<textarea id="${name}" name="${name}" rows="5" maxlength="${max}" autocomplete="${autocomplete}"${must}${wrong}>
${value}</textarea>`
      : html`<input id="${name}" name="${name}" type="${type}" maxlength="${max}" autocomplete="${autocomplete}" value="${value}"${must}${wrong}>`;
  return html`<label for="${name}">${label}${isRequired ? "" : " (optional)"}</label>
${input}
${issue === undefined ? "" : html`<p class="wrong" id="${name}-wrong">${issue}</p>`}
`;
}
