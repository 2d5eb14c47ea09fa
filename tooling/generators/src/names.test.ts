import { expect, it } from "vitest";
import { namesOf, thirdPerson } from "./names.ts";

it("spells a noun of several words as each place does", () => {
  expect(namesOf("estate", "open-house", "open-houses")).toEqual({
    area: "estate",
    file: "open-house",
    files: "open-houses",
    noun: "openHouse",
    nouns: "openHouses",
    Noun: "OpenHouse",
    Nouns: "OpenHouses",
    NOUN: "OPEN_HOUSE",
    event: "open_house",
    words: "open house",
    Words: "Open house",
    pluralWords: "open houses",
    aNoun: "an open house",
    ANoun: "An open house",
  });
  expect(namesOf("estate", "viewing", "viewings").aNoun).toBe("a viewing");
});

it.each([
  ["archive", "archives"],
  ["publish", "publishes"],
  ["copy", "copies"],
  ["pay", "pays"],
  ["fix", "fixes"],
])("says that who is to %s %s", (verb, says) => {
  expect(thirdPerson(verb)).toBe(says);
});
