import { describe, expect, it } from "vitest";
import { networkOf } from "./address.ts";

describe("the network of an address", () => {
  it("is an IPv4 address itself", () => {
    expect(networkOf("203.0.113.7")).toBe("203.0.113.7");
  });

  it("is the /64 of an IPv6 address, however it is written", () => {
    const network = networkOf("2001:db8:1:2:3:4:5:6");
    expect(networkOf("2001:0DB8:0001:0002:ffff::1")).toBe(network);
    expect(networkOf("2001:db8:1:2::")).toBe(network);
    expect(networkOf("2001:db8:1:3::")).not.toBe(network);
  });

  it("is the IPv4 address where one is written as IPv6, as dual-stack sockets do", () => {
    expect(networkOf("::ffff:203.0.113.7")).toBe("203.0.113.7");
    expect(networkOf("::ffff:cb00:7107")).toBe("203.0.113.7");
  });

  it("does not depend on the interface of a link-local address", () => {
    expect(networkOf("fe80::1%eth0")).toBe(networkOf("fe80::2%eth1"));
  });

  it.each(["", "unix", "127.1", "0x7f000001", "{organization}", "203.0.113.7, 10.0.0.1"])(
    "is one for %j and all else",
    (text) => {
      expect(networkOf(text)).toBe("unknown");
    },
  );
});
