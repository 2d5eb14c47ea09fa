import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { getLead } from "../lead/get-lead.ts";
import { updateMailbox } from "../mailbox/update-mailbox.ts";
import { downloadMail } from "./download-mail.ts";
import { ignoreMail } from "./ignore-mail.ts";
import { listInboundMails } from "./list-inbound-mails.ts";
import { resolveMail } from "./resolve-mail.ts";
import { retryMail } from "./retry-mail.ts";
import { newMailbox, receive, sample } from "./testing.ts";

let world: TestWorld;
let mailboxId: string;
beforeEach(async () => {
  world = await createWorld();
  mailboxId = (await newMailbox(world)).id;
});
const run = async (operation: Parameters<TestWorld["invoke"]>[0], input: object, principal = world.principal) =>
  (await world.invoke(operation, input, { principal })).output as Record<string, unknown>;
const leads = () => world.database.system.lead.count({ where: { organizationId: world.organizationId } });

describe("a mail that nobody could read", () => {
  it("is listed until somebody makes a lead of it", async () => {
    await receive(world, mailboxId, sample("zillow"));
    const { id } = await receive(world, mailboxId, sample("no-lead"));
    const unread = async () => (await run(listInboundMails, { status: "unparsed" })).items;
    expect(await unread()).toMatchObject([{ id, subject: "Lunch?", fromAddress: "rosa@example.com" }]);
    const fields = { name: "Rosa Lima", email: "rosa@example.com", notes: "Wants lunch" };
    const resolved = await run(resolveMail, { id, ...fields });
    expect(resolved).toMatchObject({ status: "parsed", readBy: "by-hand", problem: null, version: 2 });
    expect(await run(getLead, { id: resolved.leadId })).toMatchObject({ ...fields, source: "email" });
    expect(await unread()).toEqual([]);
  });

  it("can be had as it came, by whoever may see leads", async () => {
    const { id } = await receive(world, mailboxId, sample("no-lead"));
    const mail = await run(downloadMail, { id });
    expect(mail).toMatchObject({ id, contentType: "message/rfc822", fileName: `${id}.eml` });
    const { raw } = await world.database.system.inboundMail.findUniqueOrThrow({ where: { id: String(id) } });
    expect(Buffer.from(String(mail.content), "base64").equals(raw)).toBe(true);
    const other = (await createWorld()).principal;
    await expect(run(downloadMail, { id }, other)).rejects.toMatchObject({ reason: "INBOUND_MAIL_NOT_FOUND" });
  });

  it("makes one lead, whoever resolves, retries or ignores it at the same time", async () => {
    const { id } = await receive(world, mailboxId, sample("no-lead"));
    const attempts = Array.from({ length: 6 }, (_, at) => run(resolveMail, { id, name: `Rosa ${at}`, phone: "1" }));
    const results = await Promise.allSettled([...attempts, run(retryMail, { id })]);
    const done = results.filter(({ status }, at) => status === "fulfilled" && at < 6);
    expect(done).toHaveLength(1);
    const { value } = done[0] as PromiseFulfilledResult<Record<string, unknown>>;
    for (const result of results) {
      if (result.status === "rejected") {
        expect(result.reason).toMatchObject({ reason: "MAIL_HAS_LEAD", details: { leadId: value.leadId } });
      }
    }
    await expect(run(ignoreMail, { id })).rejects.toMatchObject({ reason: "MAIL_HAS_LEAD" });
    expect(await leads()).toBe(1);
  });

  it("is read once the mailbox has a rule for it", async () => {
    const raw =
      "Message-ID: <own@x>\r\nFrom: web@forms.example.org\r\nSubject: Lead #7\r\n\r\nWho - no\r\nInteressent\tEva Braun\r\nRuf: 030 55\r\n";
    const { id } = await receive(world, mailboxId, raw);
    expect(await run(retryMail, { id })).toMatchObject({ status: "unparsed", version: 2 });
    const rule = {
      name: "forms",
      from: ["example.org"],
      subject: "lead #*",
      source: "partner",
      labels: { name: ["Interessent"], phone: ["Ruf"] },
    };
    await run(updateMailbox, { id: mailboxId, rules: [{ ...rule, subject: "other*" }] });
    expect(await run(retryMail, { id })).toMatchObject({ status: "unparsed" });
    await run(updateMailbox, { id: mailboxId, rules: [rule] });
    const read = await run(retryMail, { id });
    expect(read).toMatchObject({ status: "parsed", readBy: "forms", problem: null });
    const lead = await run(getLead, { id: read.leadId });
    expect(lead).toMatchObject({ name: "Eva Braun", phone: "030 55", source: "partner", notes: "Lead #7" });
  });

  it("may be put aside, and read all the same later on, even an automatic one", async () => {
    const aside = await receive(world, mailboxId, sample("no-lead"));
    expect(await run(ignoreMail, { id: aside.id, expectedVersion: 1 })).toMatchObject({ status: "ignored" });
    const automatic = await receive(world, mailboxId, sample("auto-reply"));
    expect(await run(retryMail, { id: automatic.id })).toMatchObject({ status: "parsed", readBy: "plain" });
    expect(await run(resolveMail, { id: aside.id, name: "Rosa" })).toMatchObject({ status: "parsed" });
  });

  it("is for who may read leads, and knows no other organization's", async () => {
    const { id } = await receive(world, mailboxId, sample("no-lead"));
    const writer = world.withScopes(["leads:write"]);
    for (const operation of [resolveMail, retryMail, ignoreMail]) {
      const input = { id, name: "Rosa" };
      await expect(run(operation, input, writer)).rejects.toMatchObject({ reason: "SCOPE_REQUIRED" });
    }
    const { organizationId } = await createWorld();
    const stranger = { ...world.principal, organizationId };
    await expect(run(retryMail, { id }, stranger)).rejects.toMatchObject({ reason: "INBOUND_MAIL_NOT_FOUND" });
  });
});
