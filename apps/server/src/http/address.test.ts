import { describe, expect, it } from "vitest";
import { clientAddress, trustedPeers } from "./address.ts";

const trusted = trustedPeers(["10.0.0.0/8", "192.168.1.9", "fd00::/8"]);

describe("the client's address", () => {
  it.each([
    ["is the peer's where nobody is trusted", "203.0.113.7", "198.51.100.1", trustedPeers([]), "203.0.113.7"],
    ["is the peer's where the peer is not trusted", "203.0.113.7", "198.51.100.1", trusted, "203.0.113.7"],
    ["is what a trusted proxy saw", "10.1.2.3", "198.51.100.1", trusted, "198.51.100.1"],
    ["is not what the client wrote before it", "10.1.2.3", "1.1.1.1, 198.51.100.1", trusted, "198.51.100.1"],
    ["is behind several trusted proxies", "10.1.2.3", "1.1.1.1, 198.51.100.1, 192.168.1.9", trusted, "198.51.100.1"],
    ["is the proxy's where the header is no address", "10.1.2.3", "unknown", trusted, "10.1.2.3"],
    ["is the proxy's without a header", "10.1.2.3", null, trusted, "10.1.2.3"],
    ["is IPv4 on an IPv6 socket too", "::ffff:10.1.2.3", "::ffff:198.51.100.1", trusted, "198.51.100.1"],
    ["is IPv6 behind an IPv6 proxy", "fd00::1", "2001:db8::7", trusted, "2001:db8::7"],
  ])("%s", (_, peer, forwardedFor, peers, expected) => {
    expect(clientAddress(peer, forwardedFor, peers)).toBe(expected);
  });
});
