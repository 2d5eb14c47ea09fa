import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { vi } from "vitest";

/** The machine may be busy; nothing here takes this long by itself. */
export const SOON = { timeout: 30_000, interval: 25 };

/** A webhook as it came. */
export interface Delivered {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Somebody's server that webhooks are posted to. */
export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly got: readonly Delivered[];
}

export async function startReceiver(): Promise<Receiver> {
  const got: Delivered[] = [];
  const server = createServer(async (request, response) => {
    const text = Buffer.concat(await Array.fromAsync(request)).toString();
    got.push({ headers: request.headers, text });
    response.writeHead(204).end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    got,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** How Orkasa's document has receivers verify: HMAC-SHA256 in `X-Orkasa-Signature`, of the body as it came. */
export function isOrkasas({ headers, text }: Delivered, secret: string): boolean {
  return headers["x-orkasa-signature"] === `sha256=${createHmac("sha256", secret).update(text).digest("hex")}`;
}

/** OrganicAgent's own snippet. */
export function isOrganicAgents(request: Delivered, webhookSecret: string): boolean {
  const payload = JSON.parse(request.text);
  const signature = createHmac("sha256", webhookSecret)
    .update(JSON.stringify(payload.data) + payload.timestamp)
    .digest("hex");
  return signature === request.headers["x-organicagent-signature"];
}

/** Waits for what is true soon. */
export const until = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, SOON);
