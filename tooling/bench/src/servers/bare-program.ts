/**
 * What the lists would be if somebody wrote them by hand: `node:http`, and `pg` with named prepared statements. It gives
 * the same bytes as Orrery for the requests of the bench, and has no credentials, scopes, limits, validation, log or headers.
 */
import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { Pool } from "pg";
import { insertLead } from "./bare-lead.ts";
import { LEADS, leadView, PROPERTIES, propertyView } from "./bare-rows.ts";

const { DATABASE_URL, ORGANIZATION: organizationId = "", CURSOR_KEY = "", FILES_URL: filesUrl = "" } = process.env;
const cursorKey = Buffer.from(CURSOR_KEY, "base64");
const pool = new Pool({ connectionString: DATABASE_URL, max: 10 });

interface Positioned {
  readonly id: string;
  readonly createdAt: Date;
}

/** Where the next page begins, signed. */
function cursorAfter(list: string, { createdAt, id }: Positioned): string {
  const position = Buffer.from(JSON.stringify([createdAt.toISOString(), id]));
  const mac = createHmac("sha256", cursorKey).update(`${organizationId}\0${list}\0`).update(position).digest();
  return Buffer.concat([mac.subarray(0, 12), position]).toString("base64url");
}

async function page<Row extends Positioned>(
  list: string,
  { name, text }: { readonly name: string; readonly text: string },
  values: readonly unknown[],
  limit: number,
): Promise<{ rows: Row[]; nextCursor: string | null }> {
  const query = { name, text, values: [organizationId, ...values, limit + 1] };
  const { rows } = await pool.query<Row>(query);
  const last = rows[limit - 1];
  const more = rows.length > limit && last !== undefined;
  return { rows: more ? rows.slice(0, limit) : rows, nextCursor: more ? cursorAfter(list, last) : null };
}

type Query = URLSearchParams;

const limitOf = (query: Query) => Number(query.get("limit") ?? 20);

function properties(query: Query) {
  const filter = [query.get("status"), Number(query.get("price_min"))];
  return page<Parameters<typeof propertyView>[0]>("properties -createdAt", PROPERTIES, filter, limitOf(query));
}

function leads(query: Query) {
  const filter = [query.get("source"), Number(query.get("score_min"))];
  return page<Parameters<typeof leadView>[0]>("leads -createdAt", LEADS, filter, limitOf(query));
}

const ROUTES: Readonly<Record<string, (query: Query, request: IncomingMessage) => Promise<object>>> = {
  "GET /v1/properties": async (query) => {
    const { rows, nextCursor } = await properties(query);
    return { data: rows.map((row) => propertyView(row, filesUrl)), next_cursor: nextCursor };
  },
  "GET /v1/leads": async (query) => {
    const { rows, nextCursor } = await leads(query);
    return { data: rows.map(leadView), next_cursor: nextCursor };
  },
  "POST /v1/leads": async (_query, request) => insertLead(pool, organizationId, (await json(request)) as object),
};

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://bare");
  const route = ROUTES[`${request.method} ${pathname}`];
  if (!route) return void response.writeHead(404).end();
  const body = JSON.stringify(await route(searchParams, request));
  const headers = { "Content-Type": "application/json; charset=utf-8", "Content-Length": Buffer.byteLength(body) };
  response.writeHead(request.method === "POST" ? 201 : 200, headers).end(body);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    process.stderr.write(`${error}\n`);
    response.writeHead(500).end();
  });
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}`, msg: "listening" })}\n`);
});
