import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { MAIL_SERVER_LIMITS } from "@orrery/connectors";
import { MAIL_MAX_BYTES } from "@orrery/domain";
import {
  createWorld,
  type FreshDatabase,
  freshDatabase,
  startServer,
  type TestServer,
  type TestWorld,
} from "@orrery/testkit";
import { createTransport, type SentMessageInfo } from "nodemailer";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { restOf } from "./visiting.ts";

const SECOND_MS = 1_000;
const DOMAIN = "leads.example.com";
const clock = { ms: Date.now() };
/** While it is set, a lead can't be written. */
const fault = { isOn: false };

let fresh: FreshDatabase;
let server: TestServer;
let world: TestWorld;
let rest: Awaited<ReturnType<typeof restOf>>;
let address: string;
beforeAll(async () => {
  fresh = await freshDatabase({
    before(sql) {
      if (fault.isOn && /INSERT INTO\s+(?:"public"\.)?"LeadSubmission"/.test(sql)) throw new Error("The disk is full.");
    },
  });
  server = await startServer({
    database: fresh.database,
    now: () => new Date(clock.ms),
    mail: { domains: [DOMAIN, "other.example.com"], smtp: { host: "127.0.0.1", port: 0 } },
  });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await fresh[Symbol.asyncDispose]();
});
beforeEach(async () => {
  clock.ms += 61 * SECOND_MS;
  world = await createWorld({ database: fresh.database });
  rest = await restOf(world, server.url);
  address = (await rest("POST", "/v1/mailboxes", { name: "Portals" })).address;
});

const transport = (options: object = {}) =>
  createTransport({ host: "127.0.0.1", port: server.mailPort ?? 0, secure: false, ignoreTLS: true, ...options });

async function send(mail: object): Promise<SentMessageInfo> {
  const client = transport();
  try {
    return await client.sendMail({ from: "Portal <leads@portal.test>", to: address, subject: "A lead", ...mail });
  } finally {
    client.close();
  }
}

const lead = (name: string) => ({
  text: `Name: ${name}\nEmail: ${name}@example.com\n`,
  messageId: `<${name}@portal.test>`,
});
const mails = async () => (await rest("GET", "/v1/inbound-mails?limit=100")).data;
const leads = async () => (await rest("GET", "/v1/leads?limit=100")).data;

/** Somebody who speaks SMTP by hand. */
async function spoken(...lines: readonly string[]): Promise<string[]> {
  const socket = connect(server.mailPort ?? 0, "127.0.0.1");
  await once(socket, "connect");
  const answers: string[] = [];
  const said = createInterface({ input: socket })[Symbol.asyncIterator]();
  const answer = async () => {
    for (;;) {
      const { value, done } = await said.next();
      if (done) return "";
      if (/^\d{3} /.test(value)) return value as string;
    }
  };
  await answer();
  for (const line of lines) {
    socket.write(`${line}\r\n`);
    answers.push(await answer());
  }
  socket.destroy();
  return answers;
}

describe("a mailbox", () => {
  it("receives mail by SMTP, and makes a lead of it before it says that it has it", async () => {
    expect(address).toMatch(/^leads\+[0-9a-f]{20}@leads\.example\.com$/);
    const info = await send(lead("ana"));
    expect(info.response).toMatch(/^250 2\.0\.0 Taken/);
    expect(await leads()).toMatchObject([{ name: "ana", email: "ana@example.com", source: "email" }]);
    expect(await mails()).toMatchObject([{ status: "parsed", readBy: "plain", fromAddress: "leads@portal.test" }]);
    const { organizationId } = world;
    const audit = { where: { organizationId, operation: "inboundMails.receive" } };
    expect(await fresh.database.system.auditEntry.findFirst(audit)).toMatchObject({ credentialKind: "mailbox" });
  });

  it("takes a mail once, sent twice or uploaded as a file as well", async () => {
    const raw = ["Message-ID: <once@portal.test>", "From: a@portal.test", "", "Name: Bo", "Phone: 1", ""].join("\r\n");
    const envelope = { from: "a@portal.test", to: [address] };
    await send({ raw, envelope });
    await send({ raw, envelope });
    const [mail] = await mails();
    const key = await world.key();
    const uploaded = await fetch(`${server.url}/v1/mailboxes/${mail?.mailboxId}/mails`, {
      method: "POST",
      headers: { "X-API-Key": key, "Content-Type": "message/rfc822" },
      body: raw,
    });
    expect(await uploaded.json()).toMatchObject({ id: mail?.id, duplicate: true });
    expect(await leads()).toHaveLength(1);
  });

  it("has the mail sent again where its lead could not be written, and loses nothing of it", async () => {
    fault.isOn = true;
    await expect(send(lead("cleo"))).rejects.toMatchObject({ responseCode: 451 });
    expect(await mails()).toEqual([]);
    fault.isOn = false;
    await send(lead("cleo"));
    expect(await mails()).toHaveLength(1);
    expect(await leads()).toMatchObject([{ name: "cleo" }]);
  });

  it("keeps what it can't read, and takes bounces for what they are", async () => {
    await send({ text: "Lunch on Friday?" });
    await send({ ...lead("dora"), envelope: { from: "", to: [address] } });
    expect(await mails()).toMatchObject([
      { status: "ignored", problem: expect.stringContaining("bounce") },
      { status: "unparsed", excerpt: expect.stringContaining("Lunch"), leadId: null },
    ]);
    expect(await leads()).toEqual([]);
  });

  it("is known by its address alone, however it is capitalised, in each of the server's domains", async () => {
    const [local] = address.split("@");
    const known = [address.toUpperCase(), `${local}@other.example.com`];
    for (const [at, to] of known.entries()) await send({ ...lead(`eve${at}`), to });
    expect(await leads()).toHaveLength(2);
    const test = await (await restOf(world, server.url, "ork_test_"))("POST", "/v1/mailboxes", { name: "Test" });
    const idle = await rest("POST", "/v1/mailboxes", { name: "Idle", active: false });
    const unknown = [
      test.address,
      idle.address,
      `${local}@elsewhere.example`,
      `leads+${"0".repeat(20)}@${DOMAIN}`,
      `sales@${DOMAIN}`,
    ];
    for (const to of unknown) {
      await expect(send({ ...lead("frank"), to })).rejects.toMatchObject({ responseCode: 550 });
    }
    expect(await leads()).toHaveLength(2);
  });

  it("takes a mail of 10 MiB, and tells who sends more that it will not", async () => {
    const head = "Message-ID: <large@x>\r\nFrom: a@portal.test\r\n\r\nName: Gil\r\nPhone: 1\r\n\r\n";
    const line = `${"x".repeat(998)}\r\n`;
    const filled = (size: number) =>
      `${head}${line.repeat(Math.ceil(size / line.length))}`.slice(0, size - 2).concat("\r\n");
    const envelope = { from: "a@portal.test", to: [address] };
    await send({ raw: filled(MAIL_MAX_BYTES), envelope });
    expect(await mails()).toMatchObject([{ size: MAIL_MAX_BYTES, status: "parsed" }]);
    await expect(send({ raw: filled(MAIL_MAX_BYTES + 1), envelope })).rejects.toMatchObject({ responseCode: 552 });
    expect(await mails()).toHaveLength(1);
  }, 60_000);

  it("offers neither a login nor TLS without a certificate, and relays nothing", async () => {
    const from = "MAIL FROM:<a@b.test>";
    const [, auth, tls, , relayed, vrfy] = await spoken(
      ...["EHLO client", "AUTH PLAIN AGEAYg==", "STARTTLS", from, "RCPT TO:<someone@elsewhere.example>", "VRFY root"],
    );
    expect([auth, tls]).toEqual([expect.stringMatching(/^5/), expect.stringMatching(/^5/)]);
    expect(relayed).toMatch(/^550/);
    expect(vrfy).not.toMatch(/^250/);
  });
});

it("goes over to TLS where there is a certificate", async () => {
  const pem = (name: string) => readFileSync(new URL(`certificates/mail-${name}.pem`, import.meta.url), "utf8");
  const tls = { cert: pem("cert"), key: pem("key") };
  const mail = { domains: [DOMAIN], smtp: { host: "127.0.0.1", port: 0, tls } };
  await using secured = await startServer({ database: fresh.database, mail });
  const client = transport({
    port: secured.mailPort,
    ignoreTLS: false,
    requireTLS: true,
    tls: { ca: tls.cert, servername: DOMAIN },
  });
  await client.sendMail({ from: "a@portal.test", to: address, ...lead("ines") });
  client.close();
  expect(await leads()).toMatchObject([{ name: "ines" }]);
});

it("is received by nobody, unless told", async () => {
  await using silent = await startServer({ database: fresh.database });
  expect(silent.mailPort).toBeUndefined();
});

describe("the limits of mail", () => {
  it("are twenty mails in one connection", async () => {
    const client = transport({ pool: true, maxConnections: 1, maxMessages: Number.POSITIVE_INFINITY });
    const one = (at: number) =>
      client.sendMail({ from: "a@portal.test", to: address, ...lead(`hal${at}`) }).then(
        () => 250,
        ({ responseCode }) => responseCode as number,
      );
    for (let at = 0; at < MAIL_SERVER_LIMITS.mailsPerConnection; at += 1) expect(await one(at)).toBe(250);
    expect(await one(20)).toBe(451);
    client.close();
    expect(await leads()).toHaveLength(20);
  });

  it("are ten recipients of one mail", async () => {
    const others = Array.from({ length: 11 }, (_, at) => rest("POST", "/v1/mailboxes", { name: `Box ${at}` }));
    const addresses = (await Promise.all(others)).map((box) => box.address);
    const answers = await spoken("EHLO c", "MAIL FROM:<a@b.test>", ...addresses.map((to) => `RCPT TO:<${to}>`));
    expect(answers.slice(2, 12).every((answer) => answer.startsWith("250"))).toBe(true);
    expect(answers.at(-1)).toMatch(/^452/);
  });

  it("are 120 mails a minute to one mailbox; those that are over come again, and are taken then", async () => {
    const { system } = fresh.database;
    const { id } = await system.mailbox.findFirstOrThrow({ where: { address } });
    const raw = (at: number) => `Message-ID: <many${at}@x>\r\nFrom: a@b.test\r\n\r\nHello ${at}\r\n`;
    const sendMany = async (from: number, to: number) => {
      const client = transport({ pool: true, maxConnections: 2, maxMessages: 15 });
      const envelope = { from: "a@b.test", to: [address] };
      const all = Array.from({ length: to - from }, (_, at) => client.sendMail({ raw: raw(from + at), envelope }));
      const results = await Promise.allSettled(all);
      client.close();
      return results.filter(({ status }) => status === "fulfilled").length;
    };
    expect(await sendMany(0, 125)).toBe(120);
    expect(await system.inboundMail.count({ where: { mailboxId: id } })).toBe(120);
    clock.ms += 61 * SECOND_MS;
    expect(await sendMany(0, 125)).toBe(120);
    clock.ms += 61 * SECOND_MS;
    await sendMany(100, 125);
    expect(await system.inboundMail.count({ where: { mailboxId: id } })).toBe(125);
  }, 60_000);

  it("are sixty guesses at an address a minute", async () => {
    const guess = (at: number) => `RCPT TO:<leads+${`${at}`.padStart(20, "0")}@${DOMAIN}>`;
    const codes: (string | undefined)[] = [];
    for (let round = 0; round < 8; round += 1) {
      const guesses = Array.from({ length: 8 }, (_, at) => guess(round * 8 + at));
      const answers = await spoken("EHLO c", "MAIL FROM:<a@b.test>", ...guesses);
      codes.push(...answers.slice(2).map((answer) => answer.slice(0, 3)));
    }
    expect(codes.filter((code) => code === "550")).toHaveLength(60);
    expect(codes.slice(60)).toEqual(["451", "451", "451", "451"]);
  });

  it("are ten connections of one address", async () => {
    const open = async () => {
      const socket = connect(server.mailPort ?? 0, "127.0.0.1");
      const [greeting] = await once(socket, "data");
      return { socket, code: String(greeting).slice(0, 3) };
    };
    const connections = [];
    for (let at = 0; at < 11; at += 1) connections.push(await open());
    expect(connections.map(({ code }) => code)).toEqual([...Array.from({ length: 10 }, () => "220"), "421"]);
    for (const { socket } of connections) socket.destroy();
  });
});
