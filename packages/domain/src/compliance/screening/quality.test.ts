import { lookAt, ofacPaths, readList } from "@orrery/server";
import {
  type FreshDatabase,
  freshDatabase,
  labelledNames,
  loadSanctions,
  measureScreening,
  OFAC_FOLDER,
} from "@orrery/testkit";
import { afterAll, beforeAll, expect, it } from "vitest";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  await loadSanctions(fresh.database);
});
afterAll(() => fresh[Symbol.asyncDispose]());

/** Every twentieth of the common names, of which there are 4,000, and all that are listed. */
async function labelled() {
  const paths = await ofacPaths(OFAC_FOLDER, {});
  const looks = {
    entries: await lookAt(paths.entries),
    aliases: await lookAt(paths.aliases ?? ""),
    addresses: await lookAt(paths.addresses ?? ""),
  };
  const set = labelledNames(await readList(looks, () => undefined));
  return set.filter(({ entryId }, at) => entryId !== null || at % 20 === 0);
}

it("finds who is listed, however they are written, and flags no common names", { timeout: 240_000 }, async () => {
  const { byLabel, recall, precision } = await measureScreening(fresh.database, await labelled());
  const share = (label: Parameters<typeof byLabel.get>[0]) => {
    const { names = 0, right = 0 } = byLabel.get(label) ?? {};
    return right / names;
  };
  expect(share("as listed")).toBe(1);
  expect(share("given name first")).toBe(1);
  expect(share("alias, given name first")).toBeGreaterThanOrEqual(0.98);
  expect(share("in Cyrillic")).toBeGreaterThanOrEqual(0.95);
  expect(share("small words joined")).toBeGreaterThanOrEqual(0.95);
  expect(share("without middle names")).toBeGreaterThanOrEqual(0.95);
  expect(share("one typo")).toBeGreaterThanOrEqual(0.95);
  expect(share("two typos")).toBeGreaterThanOrEqual(0.9);
  expect(share("other transliteration")).toBeGreaterThanOrEqual(0.9);
  expect(share("company")).toBeGreaterThanOrEqual(0.95);
  expect(share("common name")).toBeGreaterThanOrEqual(0.99);
  expect(share("common company")).toBe(1);
  expect(recall).toBeGreaterThanOrEqual(0.97);
  expect(precision).toBeGreaterThanOrEqual(0.99);
});
