import type { Contender } from "../compare.ts";
import type { Ask } from "../load/load.ts";

type Answering = Pick<Contender, "name" | "server" | "method" | "headers" | "status">;

/** How much of an answer is shown around the first byte that is another one. */
const SHOWN = 60;

/** @throws when two programs answer a request with other bytes than each other: then their costs are not comparable */
export async function sameAnswers(contenders: readonly Answering[], ask: Ask): Promise<void> {
  const [first, ...others] = await Promise.all(contenders.map((contender) => textOf(contender, ask)));
  for (const [index, text] of others.entries()) {
    if (text === first || first === undefined) continue;
    const at = [...text].findIndex((letter, place) => letter !== first[place]);
    const shown = (whole: string) => JSON.stringify(whole.slice(Math.max(0, at - SHOWN), at + SHOWN));
    const names = `${contenders[index + 1]?.name} and ${contenders[0]?.name}`;
    throw new Error(`${names} answer ${ask.path} differently: ${shown(text)} and ${shown(first)}`);
  }
}

/** @throws when the answer has another status */
export async function textOf({ name, server, method, headers, status }: Answering, ask: Ask): Promise<string> {
  const response = await fetch(server.url + ask.path, {
    method,
    headers: { ...headers, ...ask.headers },
    ...(ask.body !== undefined && { body: ask.body }),
  });
  const text = await response.text();
  if (response.status !== status) throw new Error(`${name} answers ${ask.path} with ${response.status}: ${text}`);
  return text;
}
