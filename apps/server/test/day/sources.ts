import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { expect } from "vitest";
import { visitorOf } from "../visiting.ts";
import { type Brokerage, MAIL_DOMAIN } from "./brokerage.ts";
import type { Keys } from "./morning.ts";

/** A mail as the portal sends it. */
const ZILLOWS_MAIL = join(
  import.meta.dirname,
  "../../../../packages/domain/src/estate/inbound-mail/samples/zillow.eml",
);
const GUIDE = Buffer.from("%PDF-1.4\nTen steps to your home.\n%%EOF\n");

interface Page {
  readonly id: string;
  readonly path: string;
  readonly uploadUrl: string;
}

/** Leads come from the site's form, a portal's mail and a guide, and a client signs up. */
export async function takeFromElsewhere(brokerage: Brokerage, { broker }: Keys): Promise<void> {
  const { rest, ownersKey } = brokerage;
  const make = async (path: string, body: object) => {
    const made = await rest<Page>(ownersKey, "POST", path, body);
    expect(made.status).toBe(201);
    return made.body;
  };
  const form = await make("/v1/lead-forms", { name: "Contact us", minSeconds: 0 });
  const said = { name: "Omar Haddad", email: "omar@example.com", message: "Call me, please." };
  expect(await submit(brokerage, form.path, said)).not.toBe("");

  await receiveMail(brokerage);

  const guide = await make("/v1/guides", { title: "Buyers' guide", minSeconds: 0 });
  const headers = { "content-type": "application/pdf" };
  expect((await fetch(guide.uploadUrl, { method: "PUT", headers, body: GUIDE })).status).toBe(200);
  const page = await submit(brokerage, guide.path, { name: "Eva Lind", email: "eva@example.com" });
  const [, link = ""] = /href="([^"]+)"/.exec(page) ?? [];
  const file = await fetch(new URL(link, brokerage.server.url));
  expect(Buffer.from(await file.arrayBuffer())).toEqual(GUIDE);

  const signUp = await make("/v1/lead-forms", { name: "Sign up", target: "client", minSeconds: 0 });
  await submit(brokerage, signUp.path, { name: "Linda Cooper", email: "linda@example.com" });

  expect(await rest(broker, "GET", "/v1/leads?limit=3")).toMatchObject({
    body: {
      data: [
        { name: "Eva Lind", source: "guide" },
        { name: "Maria Gonzalez", source: "zillow", phone: "(305) 555-0142" },
        { name: "Omar Haddad", source: "website", notes: "Call me, please." },
      ],
    },
  });
}

/** As somebody with a browser fills a page in. @returns the page that answers */
async function submit({ server }: Brokerage, path: string, values: Readonly<Record<string, string>>): Promise<string> {
  const visitor = visitorOf(server.url);
  const { ticket } = await visitor.open(path);
  const sent = await visitor.send(path, { ...values, ticket });
  expect(sent.status).toBe(200);
  return sent.html;
}

/** By SMTP, as any mail server brings it. */
async function receiveMail({ rest, ownersKey, mailPort }: Brokerage): Promise<void> {
  const { body } = await rest<{ address: string }>(ownersKey, "POST", "/v1/mailboxes", { name: "Portals" });
  expect(body.address).toContain(`@${MAIL_DOMAIN}`);
  const transport = createTransport({ host: "127.0.0.1", port: mailPort, secure: false, ignoreTLS: true });
  const envelope = { from: "bounce-7781@mail.zillow.com", to: [body.address] };
  const { response } = await transport.sendMail({ envelope, raw: readFileSync(ZILLOWS_MAIL) });
  transport.close();
  expect(response).toMatch(/^250 /);
}
