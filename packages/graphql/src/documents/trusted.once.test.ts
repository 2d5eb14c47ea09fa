import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { BadDocuments, readTrustedDocuments } from "./trusted.ts";

const TEXT = "query Health { health { status } }";
const OTHER = "query Version { health { version } }";
const hashed = (algorithm: string, text: string) => createHash(algorithm).update(text).digest("hex");
const manifest = (...operations: unknown[]) =>
  JSON.stringify({ format: "apollo-persisted-query-manifest", version: 1, operations });

describe("a file of trusted documents", () => {
  it.each([
    ["what Apollo's generator writes", manifest({ id: "a", name: "Health", type: "query", body: TEXT }), "a"],
    ["what graphql-codegen writes", JSON.stringify({ [hashed("sha1", TEXT)]: TEXT }), hashed("sha1", TEXT)],
    ["what the Relay compiler writes", JSON.stringify({ [hashed("md5", TEXT)]: TEXT }), hashed("md5", TEXT)],
    ["ids with GraphQL over HTTP's prefix", JSON.stringify({ "sha256:abc": TEXT }), "abc"],
  ])("may be %s, and knows each by its SHA-256 too", (_what, content, id) => {
    const documents = readTrustedDocuments(content);
    expect([documents.find(id), documents.find(hashed("sha256", TEXT))]).toEqual([TEXT, TEXT]);
    expect([documents.find("unknown"), documents.find("__proto__")]).toEqual([undefined, undefined]);
    expect([documents.has(TEXT), documents.has(OTHER)]).toEqual([true, false]);
  });

  it.each([
    ["no JSON", TEXT, "is not valid JSON"],
    ["nothing", "", "is not valid JSON"],
    ["no document", "{}", "holds no document"],
    ["an empty manifest", manifest(), "holds no document"],
    ["a list", "[]", "is neither an Apollo manifest nor an object of texts by their ids"],
    ["no text", '{"a":7}', "(a: Invalid input: expected string, received number)"],
    ["an operation without its text", manifest({ id: "a" }), "(operations.0.body: "],
    ["another version of the manifest", '{"format":"apollo-persisted-query-manifest","version":2}', "(version: "],
    ["another format", '{"format":"wizardry","a":"{ health { status } }"}', "(format: "],
    ["an empty id", manifest({ id: "", body: TEXT }), "An id must not be empty."],
    ["one id for two documents", manifest({ id: "a", body: TEXT }, { id: "a", body: OTHER }), "has two documents"],
    ["what does not parse", '{"a":"{ nonsense"}', "has a document a that can't be served (Syntax Error: "],
    ["what is too long", JSON.stringify({ a: `{ a } # ${"x".repeat(65_536)}` }), "longer than 65536 characters"],
    ["what is too deep", JSON.stringify({ a: `${"{a".repeat(101)}${"}".repeat(101)}` }), "at most 100 deep"],
  ])("with %s is refused, saying what is wrong", (_what, content, message) => {
    expect(() => readTrustedDocuments(content)).toThrow(BadDocuments);
    expect(() => readTrustedDocuments(content)).toThrow(message);
  });
});
