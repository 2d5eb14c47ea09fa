import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIALECTS, type DialectName } from "../dialects/dialects.ts";
import { eventOf, VERIFIED_BY } from "../testing.ts";
import { headersOf, type Secrets } from "./headers.ts";
import { decodedSecret, newSecret } from "./secret.ts";

const names = Object.keys(DIALECTS) as DialectName[];
const [before, current] = [newSecret(), newSecret()];

/** A request of one attempt, made anew from the event as after a restart. */
function requestOf(
  name: DialectName,
  secrets: Secrets,
  at = new Date(),
  data: Record<string, unknown> = eventOf().data,
) {
  const { id } = eventOf();
  const body = JSON.stringify(DIALECTS[name].body(eventOf({ data })));
  return { body, headers: headersOf(DIALECTS[name], { eventId: id, body, at }, secrets) };
}

/** By whom a request passes under a secret. */
function passing(name: DialectName, secret: string, { headers, body }: ReturnType<typeof requestOf>) {
  const verifiers = [
    "standardwebhooks",
    "svix",
    ...(name in VERIFIED_BY ? [name] : []),
  ] as (keyof typeof VERIFIED_BY)[];
  return Object.fromEntries(verifiers.map((by) => [by, VERIFIED_BY[by](secret, headers, body)]));
}

const all = (name: DialectName, legacy: boolean, standard = true) => ({
  ...{ standardwebhooks: standard, svix: standard },
  ...(name in VERIFIED_BY && { [name]: legacy }),
});

describe.each(names)("a request of %s", (name) => {
  it("passes by both packages and by its document's snippet on the attempts 1, 2 and 3, with one body and one id", () => {
    const attempts = [0, 5_000, 35_000].map((late) =>
      requestOf(name, { current, previous: [] }, new Date(Date.now() - 60_000 + late)),
    );
    for (const attempt of attempts) expect(passing(name, current, attempt)).toEqual(all(name, true));
    expect(new Set(attempts.map(({ body }) => body)).size).toBe(1);
    expect(new Set(attempts.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set([eventOf().id]));
    // Each is as old as it is: a receiver refuses what is older than 5 minutes.
    expect(new Set(attempts.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(3);
  });

  it("does not pass with another secret, or another body", () => {
    const request = requestOf(name, { current, previous: [] });
    expect(passing(name, newSecret(), request)).toEqual(all(name, false, false));
    const changed = { ...request, body: request.body.replace("750000", "750001") };
    expect(passing(name, current, changed)).toEqual(all(name, false, false));
  });

  it("passes with either secret during a rotation, but its document's one header with the old one alone", () => {
    const request = requestOf(name, { current, previous: [before] });
    expect(passing(name, before, request)).toEqual(all(name, true));
    expect(passing(name, current, request)).toEqual(all(name, false));
    expect(request.headers["webhook-signature"]?.split(" ")).toHaveLength(2);
  });

  it("passes with all three of two rotations in a row, and its document's header with the oldest until its overlap ends", () => {
    const first = newSecret();
    const request = requestOf(name, { current, previous: [first, before] });
    expect([first, before, current].map((secret) => passing(name, secret, request))).toEqual([
      all(name, true),
      all(name, false),
      all(name, false),
    ]);
    expect(passing(name, before, requestOf(name, { current, previous: [before] }))).toEqual(all(name, true));
  });

  it("passes whatever its data is", () => {
    const data = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 6 });
    fc.assert(
      fc.property(data, (value) => {
        // As it comes out of the log.
        const logged = JSON.parse(JSON.stringify(value));
        expect(passing(name, current, requestOf(name, { current, previous: [] }, new Date(), logged))).toEqual(
          all(name, true),
        );
      }),
      { numRuns: 200 },
    );
  });
});

it("has the headers of the documents, and none of another's", () => {
  const at = new Date(1_711_234_600_999);
  const { headers } = requestOf("organicagent", { current, previous: [] }, at);
  expect(headers).toMatchObject({
    "content-type": "application/json",
    "webhook-timestamp": "1711234600",
    "x-organicagent-event": "property.updated",
    "x-organicagent-timestamp": "1711234567890",
    "x-organicagent-signature": expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const documents = (name: DialectName) =>
    Object.keys(requestOf(name, { current, previous: [] }).headers).filter((header) => header.startsWith("x-"));
  expect(documents("orkasa")).toEqual(["x-orkasa-signature"]);
  expect([...documents("orkestra"), ...documents("standard")]).toEqual([]);
});

it("makes secrets of 24 random bytes, whsec_ before their Base64", () => {
  const secret = newSecret();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
  expect(decodedSecret(secret)).toHaveLength(24);
  expect(newSecret()).not.toBe(secret);
});
