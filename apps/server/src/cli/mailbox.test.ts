import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { EXIT } from "./command.ts";
import { TestCli } from "./testing.ts";

let cli: TestCli;
let folder: Awaited<ReturnType<typeof mkdtempDisposable>>;
beforeAll(async () => {
  cli = await TestCli.open();
  folder = await mkdtempDisposable(join(tmpdir(), "orrery-cli-"));
});
afterAll(async () => {
  await cli[Symbol.asyncDispose]();
  await folder.remove();
});

let slug: string;
let ids: { readonly organizationId: string; readonly testOrganizationId: string };
let made = 0;
const mailbox = async (organizationId: string, name: string) => {
  made += 1;
  const token = `${made}`.padStart(20, "0");
  await cli.database.system.mailbox.create({
    data: { organizationId, name, token, address: `leads+${token}@localhost` },
  });
};
beforeEach(async () => {
  const { slug: given, created } = await cli.organization();
  [slug, ids] = [given, created];
  await mailbox(ids.organizationId, "Portals");
});

const write = async (name: string, ...lines: readonly string[]) => {
  await writeFile(join(folder.path, name), `${lines.join("\r\n")}\r\n`);
  return name;
};
const orrery = (...argv: string[]) => cli.orreryIn(folder.path, "mailbox", "import", ...argv, "--organization", slug);
const leads = (organizationId = ids.organizationId) => cli.database.system.lead.findMany({ where: { organizationId } });

it("makes a lead of a mail, once, and says which it could not read", async () => {
  const lead = await write("lead.eml", "Message-ID: <1@x>", "From: a@portal.test", "", "Name: Ana", "Phone: 555-0100");
  const other = await write("other.eml", "Message-ID: <2@x>", "From: a@portal.test", "", "Call me.");
  const first = await orrery("--json", lead, other);
  expect(first).toMatchObject({ code: EXIT.rejected, stderr: "" });
  const { mails } = JSON.parse(first.stdout);
  const [{ id, name, phone, source }] = (await leads()) as [Awaited<ReturnType<typeof leads>>[number]];
  expect({ name, phone, source }).toEqual({ name: "Ana", phone: "555-0100", source: "email" });
  expect(mails).toMatchObject([
    { file: lead, status: "parsed", readBy: "plain", leadId: id },
    { file: other, status: "unparsed", leadId: null, problem: expect.stringContaining("plain") },
  ]);
  const again = await orrery(lead);
  expect(again).toMatchObject({ code: EXIT.done });
  expect(again.stdout).toMatch(/lead\.eml +duplicate/);
  expect(await leads()).toHaveLength(1);
});

it("takes mails for a mailbox of test mode, which no mail reaches otherwise", async () => {
  await mailbox(ids.testOrganizationId, "Test");
  const file = await write(
    "test.eml",
    "Message-ID: <3@x>",
    "From: a@portal.test",
    "",
    "Name: Bo",
    "Email: bo@example.com",
  );
  expect(await orrery(file, "--test")).toMatchObject({ code: EXIT.done });
  expect(await leads(ids.testOrganizationId)).toMatchObject([{ name: "Bo" }]);
  expect(await leads()).toEqual([]);
});

it("asks which mailbox is meant, where there are several, and names a file that it can't read", async () => {
  await mailbox(ids.organizationId, "Second");
  const file = await write("which.eml", "Message-ID: <4@x>", "From: a@portal.test", "", "Name: Cy", "Phone: 1");
  expect(await orrery(file)).toMatchObject({ code: EXIT.failed, stderr: expect.stringContaining("--mailbox") });
  expect(await orrery(file, "--mailbox", "Second")).toMatchObject({ code: EXIT.done });
  expect(await orrery(file, "--mailbox", "Third")).toMatchObject({ code: EXIT.failed });
  const missing = await orrery("missing.eml", "--mailbox", "Second");
  expect(missing).toMatchObject({ code: EXIT.failed, stderr: expect.stringContaining("missing.eml") });
  const picture = await write("picture.png", "\u0089PNG");
  expect((await orrery(picture, "--mailbox", "Second")).stderr).toContain("no mail");
});
