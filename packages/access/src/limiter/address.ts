import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

const IPV6_NETWORK_BYTES = 8;

/**
 * What an address is counted as: an IPv4 address itself, an IPv6 address its /64, since one customer has a whole one to
 * pick from. IPv4 written as IPv6 is IPv4. All texts that are no address count as one, so that made-up ones gain nothing.
 */
export function networkOf(address: string): string {
  const [plain = ""] = address.split("%");
  if (isIP(plain) === 0) return "unknown";
  const parsed = ipaddr.process(plain);
  if (parsed.kind() === "ipv4") return parsed.toString();
  const network = Buffer.from(parsed.toByteArray()).subarray(0, IPV6_NETWORK_BYTES);
  return `${network.toString("hex")}/64`;
}
