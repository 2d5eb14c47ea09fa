import { describe, expect, it } from "vitest";
import { createOutgoing } from "./outgoing.ts";
import { TEST_CERTIFICATE } from "./test/certificate.ts";
import { listenPlain, listenTls, reached, resolving } from "./testing.ts";

const ca = TEST_CERTIFICATE.cert;
const PUBLIC = "93.184.215.14";
const refused = /RefusedTarget: .* may not be reached/;

describe("an address that is written in the URL", () => {
  it.each([
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "017700000001",
    "0177.0.0.1",
    "0",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[::]",
  ])("%s: this machine is not reached under it", async (host) => {
    await using server = await listenTls();
    const url = `https://${host}:${server.port}/`;
    const outgoing = createOutgoing();
    expect(await outgoing.problemOf(url)).toMatch(
      /may not be reached: a target must be a public address over HTTPS\.$/,
    );
    expect(await reached(url, { ca })).toMatch(refused);
    expect(server.connections()).toBe(0);
    await outgoing.close();
  });

  it.each([
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "[fe80::1]",
    "[fec0::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
    "[::ffff:93.184.215.14]",
    "[2001:db8::1]",
    "[2001::1]",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "198.18.0.1",
    "240.0.0.1",
  ])("%s is not dialled", async (host) => {
    expect(await reached(`https://${host}/`, {})).toMatch(refused);
  });

  it("is dialled where the operator allows its range, over HTTPS alone", async () => {
    await using server = await listenTls();
    await using plain = await listenPlain();
    const ranges = ["127.0.0.0/8"];
    expect(await reached(`https://127.0.0.1:${server.port}/`, { ranges, ca })).toBe(200);
    expect(await reached(`http://127.0.0.1:${plain.port}/`, { ranges })).toMatch(/over HTTP/);
    expect(await reached(`https://127.0.0.1:${server.port}/`, { ranges: ["10.0.0.0/8"], ca })).toMatch(refused);
  });

  it("is dialled over HTTP in development where it is this machine's, and only then", async () => {
    await using plain = await listenPlain();
    expect(await reached(`http://127.0.0.1:${plain.port}/`, { loopback: true })).toBe(200);
    expect(await reached(`http://${PUBLIC}/`, { loopback: true })).toMatch(/over HTTP/);
    expect(await reached(`http://10.0.0.1/`, { loopback: true })).toMatch(refused);
  });
});

describe("a host name", () => {
  it("is dialled at the address that was checked, which is resolved once a connection", async () => {
    await using server = await listenTls();
    const { resolve, asked } = resolving(["127.0.0.1"], ["10.0.0.1"]);
    const options = { resolve, ranges: ["127.0.0.0/8"], ca };
    expect(await reached(`https://receiver.example:${server.port}/`, options)).toBe(200);
    expect(asked).toEqual(["receiver.example"]);
  });

  it("that was public when it was given and is this machine when it is dialled, is not", async () => {
    await using server = await listenTls();
    const { resolve, asked } = resolving([PUBLIC], ["127.0.0.1"]);
    const outgoing = createOutgoing({ resolve });
    const url = `https://receiver.example:${server.port}/`;
    expect(await outgoing.problemOf(url)).toBeUndefined();
    await outgoing.close();
    expect(await reached(url, { resolve, ca })).toMatch(refused);
    expect([asked.length, server.connections()]).toEqual([2, 0]);
  });

  it.each([
    [[PUBLIC, "127.0.0.1"]],
    [["127.0.0.1", PUBLIC]],
    [[PUBLIC, "::ffff:127.0.0.1"]],
    [["2606:2800:21f:cb07:6820:80da:af6b:8b2c", "fe80::1%eth0"]],
  ])("with a public and a private address (%j) is refused whole", async (addresses) => {
    await using server = await listenTls();
    const { resolve } = resolving(addresses);
    const outgoing = createOutgoing({ resolve });
    const url = `https://receiver.example:${server.port}/`;
    expect(await outgoing.problemOf(url)).toMatch(/may not be reached/);
    expect(await reached(url, { resolve, ca })).toMatch(refused);
    expect(server.connections()).toBe(0);
    await outgoing.close();
  });

  it("of this machine over HTTP is refused where one of its addresses is not", async () => {
    const { resolve } = resolving(["127.0.0.1", PUBLIC]);
    expect(await reached("http://receiver.example/", { resolve, loopback: true })).toMatch(/over HTTP/);
  });

  it("without an address, or that can't be resolved, is said to be so", async () => {
    const empty = createOutgoing({ resolve: resolving([]).resolve });
    expect(await empty.problemOf("https://receiver.example/")).toBe("receiver.example has no address.");
    const failing = createOutgoing({ resolve: () => Promise.reject(new Error("no such host")) });
    expect(await failing.problemOf("https://receiver.example/")).toBe("receiver.example could not be resolved.");
    const hanging = createOutgoing({ resolve: () => new Promise(() => undefined) });
    const problem = await hanging.problemOf("https://receiver.example/", AbortSignal.timeout(10));
    expect(problem).toBe("receiver.example could not be resolved in time.");
    for (const outgoing of [empty, failing, hanging]) await outgoing.close();
  });
});

it("does not follow a redirect to a metadata address, nor to anywhere", async () => {
  await using elsewhere = await listenPlain();
  const targets = ["http://169.254.169.254/latest/meta-data/", `http://127.0.0.1:${elsewhere.port}/`];
  for (const location of targets) {
    await using server = await listenPlain((_, response) => response.writeHead(307, { location }).end());
    expect(await reached(`http://127.0.0.1:${server.port}/`, { loopback: true })).toBe(307);
  }
  expect(elsewhere.connections()).toBe(0);
});

it.each([
  ["nonsense", "The URL can't be read."],
  ["ftp://93.184.215.14/", "The target must be a public address over HTTPS."],
  [`http://${PUBLIC}/`, `${PUBLIC} may not be reached over HTTP: a target must be a public address over HTTPS.`],
  [`https://user@${PUBLIC}/`, "The URL must not hold a user or a password."],
  [`https://:secret@${PUBLIC}/`, "The URL must not hold a user or a password."],
  [`https://${PUBLIC}/#here`, "The URL must not have a fragment."],
  [`https://${PUBLIC}/hooks?a=1`, undefined],
  ["https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/", undefined],
])("says of %s: %s", async (url, problem) => {
  const outgoing = createOutgoing();
  expect(await outgoing.problemOf(url)).toBe(problem);
  await outgoing.close();
});

it("knows a range that is none before anything is sent", () => {
  expect(() => createOutgoing({ ranges: ["10.0.0.0"] })).toThrow();
});
