import { Failure, readBody } from "@orrery/operation";

const FORM_TYPE = "application/x-www-form-urlencoded";

/** The fields of a form, as browsers and OAuth's clients send them. @throws Failure BAD_REQUEST, PAYLOAD_TOO_LARGE */
export async function sentForm(request: Request, maxBytes: number): Promise<URLSearchParams> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== FORM_TYPE) throw new Failure("BAD_REQUEST", { message: `The body must be ${FORM_TYPE}.` });
  return new URLSearchParams(new TextDecoder().decode(await readBody(request, maxBytes)));
}
