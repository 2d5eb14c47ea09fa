import { type Authentication, type Failure, isPrincipal, refusalOf } from "@orrery/operation";

const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Why a request is turned away for the web page that it comes from; undefined when it may go on. MCP demands that the
 * `Origin` be validated against DNS rebinding, by which a page at a name of its own reaches a server on its visitor's
 * machine. Such a page was loaded over plain `http` from a name that is not the machine's own: under `https` it would need
 * the server's certificate. So those are refused, unless the key names them, as is what names no page (`null`). For any
 * other page a credential decides, which no browser sends by itself.
 */
export function originRefusal(headers: Headers, { caller, problem }: Authentication): Failure | undefined {
  if (problem === "origin") return refusalOf(problem);
  const origin = headers.get("origin");
  const isNamed = isPrincipal(caller) && caller.origins !== undefined;
  if (origin === null || isNamed || isSafe(origin)) return undefined;
  return refusalOf("origin");
}

function isSafe(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  return protocol !== "http:" || LOOPBACK.test(hostname);
}
