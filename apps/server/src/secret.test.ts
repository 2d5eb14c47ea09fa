import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT_SECRET_MIN_BYTES, readStorageEnv } from "./env.ts";
import { cursorKeyOf, rootSecretIn, rootSecretsOf } from "./secret.ts";

it("makes a folder's root secret once, for its owner alone", () => {
  const folder = mkdtempSync(join(tmpdir(), "orrery-secret-"));
  const secret = rootSecretIn(folder);
  expect(Buffer.byteLength(secret)).toBeGreaterThanOrEqual(ROOT_SECRET_MIN_BYTES);
  expect(rootSecretIn(folder)).toBe(secret);
  expect(statSync(join(folder, "root-secret")).mode & 0o777).toBe(0o600);
  rmSync(folder, { recursive: true });
});

it("derives the same cursor key from the same secret, and another from another", () => {
  expect(cursorKeyOf("a".repeat(32))).toHaveLength(32);
  expect(cursorKeyOf("a".repeat(32)).equals(cursorKeyOf("a".repeat(32)))).toBe(true);
  expect(cursorKeyOf("a".repeat(32)).equals(cursorKeyOf("b".repeat(32)))).toBe(false);
});

it("takes the configured secret, or the folder's own, which production does not have", () => {
  const folder = mkdtempSync(join(tmpdir(), "orrery-secret-"));
  const ORRERY_DATA_DIR = join(folder, "not", "made", "yet");
  const configured = "c".repeat(32);
  expect(rootSecretsOf(readStorageEnv({ ORRERY_DATA_DIR, ORRERY_ROOT_SECRET: configured })).rootSecret).toBe(
    configured,
  );
  expect(rootSecretsOf(readStorageEnv({ ORRERY_DATA_DIR })).rootSecret).toBe(rootSecretIn(ORRERY_DATA_DIR));
  const production = readStorageEnv({ ORRERY_DATA_DIR, ORRERY_EMBEDDED: "1", NODE_ENV: "production" });
  expect(() => rootSecretsOf(production)).toThrow("ORRERY_ROOT_SECRET is required in production");
  rmSync(folder, { recursive: true });
});
