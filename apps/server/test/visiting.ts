import type { TestWorld } from "@orrery/testkit";
import { expect } from "vitest";

/** A page as a browser has it: its form with all that is hidden in it. */
export interface Shown {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  readonly ticket: string;
}

/** Somebody with a browser that runs no scripts. */
export function visitorOf(url: string) {
  const shown = async (response: Response): Promise<Shown> => {
    const html = await response.text();
    const ticket = /name="ticket" value="([^"]*)"/.exec(html)?.[1] ?? "";
    return { status: response.status, html, headers: response.headers, ticket };
  };
  return {
    open: async (path: string) => shown(await fetch(`${url}${path}`)),
    async send(path: string, values: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
      const body = new URLSearchParams(values);
      return shown(await fetch(`${url}${path}`, { method: "POST", body, headers, redirect: "manual" }));
    },
  };
}

/** What answers over REST have in them, where they have it. */
export interface RestAnswer {
  readonly id: string;
  readonly path: string;
  readonly uploadUrl: string;
  readonly address: string;
  readonly submissions: number;
  readonly trapped: number;
  readonly version: number;
  readonly data: readonly Readonly<Record<string, unknown>>[];
}

/** What a brokerage asks for over REST. */
export async function restOf(world: TestWorld, url: string, prefix: "ork_live_" | "ork_test_" = "ork_live_") {
  const key = await world.key({ prefix });
  return async (method: string, path: string, body?: object) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { "X-API-Key": key, ...(body && { "Content-Type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as RestAnswer;
    expect(response.status, JSON.stringify(answer)).toBeLessThan(300);
    return answer;
  };
}
