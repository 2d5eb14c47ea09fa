import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { MAIL_MAX_BYTES } from "./inbound-mail.ts";
import { newMailbox, receive, sample } from "./testing.ts";

let world: TestWorld;
let mailboxId: string;
beforeEach(async () => {
  world = await createWorld();
  mailboxId = (await newMailbox(world)).id;
});
const take = (raw: Uint8Array | string, over: object = {}) => receive(world, mailboxId, raw, over);
const leads = () => world.database.system.lead.findMany({ where: { organizationId: world.organizationId } });
const mails = () => world.database.system.inboundMail.findMany({ where: { organizationId: world.organizationId } });

const SAMPLES = [
  [
    "zillow",
    {
      name: "Maria Gonzalez",
      email: "maria.gonzalez@example.net",
      phone: "(305) 555-0142",
      source: "zillow",
      propertyAddress: "123 Main St, Miami, FL 33130",
      notes:
        "I would like to know more about 123 Main St.\nCould I see it this weekend? Saturday is best – after 2 pm.",
    },
  ],
  [
    "zillow-html",
    {
      name: "Chloé Dubé",
      email: "chloe.dube@example.org",
      phone: "+1 514 555 0199",
      source: "zillow",
      propertyAddress: "456 Oak Ave, Unit 12",
      notes: "Is the unit still available?\nAre dogs & cats allowed?",
    },
  ],
  [
    "realtor",
    {
      name: "Deshawn Carter",
      email: "deshawn.carter@example.com",
      phone: "954-555-0117",
      source: "realtor.com",
      propertyAddress: "789 Pine Rd, Fort Lauderdale, FL 33301",
      notes: "I'm interested in 789 Pine Rd. Please send me the disclosures.",
    },
  ],
  [
    "homes",
    {
      name: "Priya Raman",
      email: "priya.raman@example.com",
      phone: "7865550133",
      source: "homes.com",
      propertyAddress: "12 Bay Ct, Key Biscayne, FL",
      notes: "Relocating in March,\npre-approved to 900k.",
    },
  ],
  [
    "idealista",
    {
      name: "Begoña Muñoz",
      email: "begona.munoz@example.es",
      phone: "600 123 456",
      source: "idealista",
      propertyAddress: "Piso en calle de Alcalá, 100, Madrid",
      notes: "Hola, ¿sigue disponible?\nGracias.",
    },
  ],
  [
    "rightmove",
    {
      name: "Oliver O'Brien",
      email: "oliver.obrien@example.co.uk",
      phone: "020 7946 0018",
      source: "rightmove",
      propertyAddress: "4 Acacia Road, London SW19",
      notes: "I'd like to arrange a viewing.",
    },
  ],
  [
    "plain",
    {
      name: "Hiroshi Tanaka",
      email: "hiroshi@example.jp",
      phone: null,
      source: "email",
      propertyAddress: null,
      notes: "I am looking for an office downtown.",
    },
  ],
] as const;

describe("a mail that came in", () => {
  it.each(SAMPLES)("from %s becomes the lead that it says", async (name, lead) => {
    const mail = await take(sample(name));
    expect(mail).toMatchObject({ status: "parsed", problem: null, duplicate: false, leadId: expect.any(String) });
    const rows = await leads();
    expect(rows).toMatchObject([{ id: mail.leadId, ...lead, status: "new" }]);
    expect(await world.events()).toMatchObject([
      { type: "lead.created", resourceId: mail.leadId, data: { source: lead.source, email: lead.email } },
    ]);
  });

  it.each([
    ["no-lead", "unparsed", /^No name with an email address or a phone number was found \(tried: plain\)\.$/],
    ["auto-reply", "ignored", /automatic reply/],
    ["bounce", "ignored", /bounce/],
  ])("%s is kept and shown, and makes no lead", async (name, status, problem) => {
    const raw = sample(name);
    const mail = await take(raw);
    expect(mail).toMatchObject({ status, leadId: null, readBy: null, problem: expect.stringMatching(problem) });
    expect(mail.excerpt.length).toBeGreaterThan(10);
    expect(await leads()).toEqual([]);
    expect(await world.events()).toEqual([]);
    const [kept] = await mails();
    expect(Buffer.from(kept?.raw ?? [])).toEqual(raw);
  });

  it("from an empty sender is a bounce, whatever it says", async () => {
    expect(await take(sample("homes"), { isBounce: true })).toMatchObject({ status: "ignored" });
    expect(await leads()).toEqual([]);
  });

  it("that no person has sent is read as a portal's alone", async () => {
    const robot =
      "Message-ID: <r@x>\r\nFrom: cron@example.com\r\nAuto-Submitted: auto-generated\r\n\r\nName: A\r\nPhone: 1\r\n";
    expect(await take(robot)).toMatchObject({ status: "ignored" });
  });

  it("makes one lead, however often it comes, also all at once, and in each mailbox for itself", async () => {
    const raw = sample("realtor");
    const answers = await Promise.all(Array.from({ length: 8 }, () => take(raw)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(answers.every(({ leadId }) => leadId === answers[0]?.leadId)).toBe(true);
    const other = await newMailbox(world);
    expect(await receive(world, other.id, raw)).toMatchObject({ duplicate: false, leadId: answers[0]?.leadId });
    expect(await leads()).toHaveLength(1);
    expect((await world.events()).map(({ type }) => type)).toEqual(["lead.created"]);
  });

  it("without a Message-ID is known by what it is", async () => {
    const raw = "From: a@example.com\r\n\r\nName: Ana\r\nPhone: 1\r\n";
    expect((await take(raw)).duplicate).toBe(false);
    expect((await take(raw)).duplicate).toBe(true);
    expect((await take(`${raw}More`)).duplicate).toBe(false);
  });

  it("is taken up to its largest size, and refused over it with nothing kept", async () => {
    const head = "Message-ID: <big@x>\r\nFrom: a@example.com\r\n\r\nName: Ana\r\nPhone: 1\r\n\r\n";
    const filled = (size: number) => `${head}${"x".repeat(size - head.length)}`;
    expect(await take(filled(MAIL_MAX_BYTES))).toMatchObject({ status: "parsed", size: MAIL_MAX_BYTES });
    const over = take(filled(MAIL_MAX_BYTES + 1).replace("big", "bigger"));
    await expect(over).rejects.toMatchObject({ reason: "MAIL_TOO_LARGE" });
    expect(await mails()).toHaveLength(1);
  });

  it("with too many parts, or a head without an end, is kept unread", async () => {
    const parts = Array.from(
      { length: 101 },
      () => "--p\r\nContent-Type: image/png\r\nContent-Disposition: attachment\r\n\r\nx\r\n",
    );
    const many = `Message-ID: <many@x>\r\nContent-Type: multipart/mixed; boundary=p\r\n\r\n${parts.join("")}--p--\r\n`;
    expect(await take(many)).toMatchObject({ status: "unparsed", problem: "The mail has more than 100 parts." });
    const long = `Message-ID: <long@x>\r\nSubject: ${"x".repeat(70_000)}\r\n\r\nName: Ana\r\n`;
    expect(await take(long)).toMatchObject({ status: "unparsed", problem: expect.stringContaining("no mail") });
  });

  it("that is none is refused, as is one for a mailbox that is not active, or somebody else's", async () => {
    await expect(take("\u0089PNG\r\n")).rejects.toMatchObject({ reason: "MAIL_UNREADABLE" });
    const idle = await newMailbox(world, { active: false });
    const foreign = await newMailbox(await createWorld());
    for (const { id } of [idle, foreign]) {
      await expect(receive(world, id, sample("zillow"))).rejects.toMatchObject({ reason: "MAILBOX_NOT_FOUND" });
    }
    expect(await mails()).toEqual([]);
  });

  it("of what the database could not hold keeps what it can", async () => {
    const raw = "Message-ID: <odd@x>\r\nSubject: a\0b\r\n\r\nName: A\0na\r\nPhone: 5\0\r\nEmail: a\u0001@b.co\r\n";
    expect(await take(raw)).toMatchObject({ status: expect.any(String), duplicate: false });
    const [row] = await mails();
    expect(row?.excerpt).not.toContain("\0");
  });
});
