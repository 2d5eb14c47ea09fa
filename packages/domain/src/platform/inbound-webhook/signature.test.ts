import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { isSigned } from "./signature.ts";

const now = new Date("2026-01-31T12:00:00Z");
const body = Buffer.from('{"test": 2432232314}');

/** The example of the specification's own libraries. */
const EXAMPLE = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  headers: {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  },
  now: new Date(1_614_265_330_000),
};

it("knows the specification's own example, and no other time, id or body of it", () => {
  const { secret, headers } = EXAMPLE;
  const signed = { body, headers, now: EXAMPLE.now };
  const check = (over: object) => isSigned({ scheme: "standard" }, secret, { ...signed, ...over });
  expect(check({})).toBe(true);
  expect(check({ now: new Date(EXAMPLE.now.getTime() + 300_000) })).toBe(true);
  expect(check({ now: new Date(EXAMPLE.now.getTime() + 301_000) })).toBe(false);
  expect(check({ now: new Date(EXAMPLE.now.getTime() - 301_000) })).toBe(false);
  expect(check({ body: Buffer.from("{}") })).toBe(false);
  expect(check({ headers: { ...headers, "webhook-id": "msg_other" } })).toBe(false);
  for (const name of Object.keys(headers)) expect(check({ headers: { ...headers, [name]: undefined } })).toBe(false);
});

it("finds the one that is good among several, and takes no other version", () => {
  const { secret, headers, now } = EXAMPLE;
  const good = headers["webhook-signature"];
  const check = (signature: string) =>
    isSigned({ scheme: "standard" }, secret, { body, now, headers: { ...headers, "webhook-signature": signature } });
  expect(check(`v1a,AAAA v1,AAAA ${good}`)).toBe(true);
  expect(check(good.replace("v1", "v2"))).toBe(false);
});

it("of a scheme that has a secret is never good without one", () => {
  for (const scheme of ["standard", "hmac_sha256_hex", "hmac_sha256_base64"] as const) {
    const digest = createHmac("sha256", "").update(body).digest("hex");
    expect(isSigned({ scheme, header: "x" }, undefined, { body, now, headers: { x: digest } })).toBe(false);
  }
  expect(isSigned({ scheme: "none" }, undefined, { body, now, headers: {} })).toBe(true);
});
