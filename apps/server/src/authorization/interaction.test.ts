import { expect, it } from "vitest";
import { interact } from "./interaction.ts";

type Arrived = Parameters<typeof interact>[0];

/** A browser, of which the library can't say which interaction it shows. */
const arrivedWith = (error: Error) =>
  ({ provider: { interactionDetails: () => Promise.reject(error) } }) as unknown as Arrived;

it("says that a page is over where it is, and not where something went wrong on our side", async () => {
  const over = Object.assign(new Error("invalid_request"), { name: "SessionNotFound" });
  expect((await interact(arrivedWith(over), "page", undefined))?.status).toBe(400);
  const ours = new Error("The database does not answer.");
  await expect(interact(arrivedWith(ours), "page", undefined)).rejects.toBe(ours);
});
