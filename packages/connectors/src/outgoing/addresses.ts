import ipaddr from "ipaddr.js";

/** What may be reached beside the public Internet. */
export interface Allowed {
  /** CIDR ranges that the operator names (`10.20.0.0/16`, `fd12::/32`). */
  readonly ranges?: readonly string[];
  /** This machine itself, over HTTP as well: for development. */
  readonly loopback?: boolean;
}

/** Whether an address may be reached. Takes canonical addresses, as resolvers and WHATWG URLs give them. */
export type AddressRule = (address: string) => boolean;

/** The unicast addresses that are given out: all others of IPv6 are mapped, translated, tunnelled, local or of no use. */
const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR("2000::/3");

export function addressRule({ ranges = [], loopback = false }: Allowed): AddressRule {
  const allowed = ranges.map((range) => ipaddr.parseCIDR(range));
  return (text) => {
    if (!ipaddr.isValid(text)) return false;
    const address = ipaddr.parse(text);
    if (isPublic(address)) return true;
    if (loopback && address.range() === "loopback") return true;
    return allowed.some((range) => isWithin(address, range));
  };
}

/** Whether this machine itself is meant. */
export const isLoopback = (text: string): boolean => ipaddr.isValid(text) && ipaddr.parse(text).range() === "loopback";

/** IPv4 inside of IPv6, in whichever way, is not public: who means an IPv4 address writes one. */
function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== "unicast") return false;
  return address.kind() === "ipv4" || address.match(GLOBAL_UNICAST_V6);
}

const isWithin = (address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: [ipaddr.IPv4 | ipaddr.IPv6, number]): boolean =>
  address.kind() === network.kind() && address.match(network as ipaddr.IPv4 & ipaddr.IPv6, bits);
