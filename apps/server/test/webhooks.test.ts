import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createWorld, type FreshDatabase, freshDatabase, startServer, type TestServer } from "@orrery/testkit";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const within = { timeout: 15_000, interval: 20 };
const got: Got[] = [];
let fresh: FreshDatabase;
let server: TestServer;
let receiver: Server;
let url: string;
let key: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  key = await (await createWorld({ database: fresh.database })).key();
  server = await startServer({ database: fresh.database, webhooks: {} });
  receiver = createServer(async (request, response) => {
    got.push({ headers: request.headers, body: Buffer.concat(await request.toArray()).toString() });
    response.end();
  });
  await once(receiver.listen(0, "127.0.0.1"), "listening");
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await server.close();
  receiver.closeAllConnections();
  receiver.close();
  await fresh[Symbol.asyncDispose]();
});

async function post(path: string, body: object = {}): Promise<Record<string, unknown>> {
  const headers = { "x-api-key": key, "content-type": "application/json" };
  const response = await fetch(server.url + path, { method: "POST", headers, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}

/** What Standard Webhooks' signature of a request is under a secret. */
function signatureOf({ headers, body }: Got, secret: unknown): string {
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const decoded = Buffer.from(String(secret).slice("whsec_".length), "base64");
  return `v1,${createHmac("sha256", decoded).update(signed).digest("base64")}`;
}
const orkasaOf = ({ body }: Got, secret: unknown) =>
  `sha256=${createHmac("sha256", String(secret)).update(body).digest("hex")}`;

/** The next request that the receiver gets. */
async function next(after: number): Promise<Got> {
  await vi.waitFor(() => expect(got.length).toBeGreaterThan(after), within);
  return got[after] as Got;
}

it("sends what happens, what is tested and what is redelivered, signed by every secret of two rotations in a row", async () => {
  const made = await post("/v1/webhooks", { url, events: ["lead.created"], dialect: "orkasa" });
  await post("/v1/leads", { name: "Jane" });
  const first = await next(0);
  expect(JSON.parse(first.body)).toMatchObject({ event: "lead.created", data: { name: "Jane" } });
  expect(first.headers["webhook-signature"]).toBe(signatureOf(first, made.secret));
  expect(first.headers["x-orkasa-signature"]).toBe(orkasaOf(first, made.secret));

  const second = await post(`/v1/webhooks/${made.id}/rotate-secret`);
  const third = await post(`/v1/webhooks/${made.id}/rotate-secret`);
  await post(`/v1/webhooks/${made.id}/test`);
  const tested = await next(1);
  expect(tested.headers["webhook-signature"]?.toString().split(" ").toSorted()).toEqual(
    [made, second, third].map(({ secret }) => signatureOf(tested, secret)).toSorted(),
  );
  // The oldest's, until its 24 hours are over.
  expect(tested.headers["x-orkasa-signature"]).toBe(orkasaOf(tested, made.secret));

  const headers = { "x-api-key": key };
  const list = async () => {
    const response = await fetch(`${server.url}/v1/webhooks/${made.id}/deliveries`, { headers });
    return ((await response.json()) as { data: { id: string; eventId: string; state: string }[] }).data;
  };
  // They are recorded once they were answered.
  const delivered = ["delivered", "delivered"];
  await vi.waitFor(async () => expect((await list()).map(({ state }) => state)).toEqual(delivered), within);
  const delivery = (await list()).find(({ eventId }) => eventId === first.headers["webhook-id"]);
  await post(`/v1/webhooks/${made.id}/deliveries/${delivery?.id}/redeliver`);
  const again = await next(2);
  expect([again.body, again.headers["webhook-id"]]).toEqual([first.body, first.headers["webhook-id"]]);

  const metrics = async () => (await fetch(`${server.url}/metrics`)).text();
  await vi.waitFor(
    async () => expect(await metrics()).toContain('orrery_webhook_attempts_total{result="delivered"} 3'),
    within,
  );
  expect(await metrics()).toContain("orrery_webhook_backlog 0");
});
