import { generateKeyPairSync, randomUUID } from "node:crypto";
import { listSigningKeys, rotateSigningKey, seal, unseal } from "@orrery/access";
import { completeIntegration, createInboundWebhook, rotateSecret } from "@orrery/domain";
import { createWorld, freshDatabase, TEST_ROOT_SECRET } from "@orrery/testkit";
import { expect, it } from "vitest";
import { EXIT } from "../cli/command.ts";
import { runArguments } from "../cli/run.ts";
import { integrationSecrets } from "../integrations/integration-secrets.ts";
import { sealingKeysOf } from "../secret.ts";
import { webhookSecrets } from "../webhooks/webhook-secrets.ts";
import { reseal } from "./reseal.ts";

const before = sealingKeysOf({ rootSecret: TEST_ROOT_SECRET });
const rootSecret = "another root secret for tests, with 32 bytes and more";
const replaced = sealingKeysOf({ rootSecret, previousRootSecrets: [TEST_ROOT_SECRET] });
const after = sealingKeysOf({ rootSecret });

it("encrypts all that is sealed under a new root secret, so that the old one is needed no more", async () => {
  await using stack = new AsyncDisposableStack();
  const { database } = stack.use(await freshDatabase());
  const { system } = database;
  const world = await createWorld({ database });
  const { id: webhookId } = await world.run(rotateSecret);
  const { id: inboundId } = await world.run(createInboundWebhook);
  const { id: integrationId } = await world.run(completeIntegration);
  await rotateSigningKey(system, before);
  const rows = async () => ({
    webhook: await system.webhookEndpoint.findUniqueOrThrow({ where: { id: webhookId } }),
    inbound: await system.inboundWebhook.findUniqueOrThrow({ where: { id: inboundId } }),
    integration: await system.integration.findUniqueOrThrow({ where: { id: integrationId ?? "" } }),
  });
  const secretsBy = async (keys: typeof before) => {
    const { webhook, inbound, integration } = await rows();
    const [retired] = webhook.previousSecrets as { secret: string; until: string }[];
    const { open } = webhookSecrets(keys);
    return {
      webhook: open(webhookId, webhook.secret),
      retired: [open(webhookId, Buffer.from(retired?.secret ?? "", "base64")), retired?.until],
      inbound: open(inboundId, inbound.secret ?? new Uint8Array()),
      integration: integrationSecrets(keys).open(integrationId ?? "", integration.secrets),
      signing: (await listSigningKeys(system, keys)).map(({ state }) => state),
    };
  };
  const secrets = await secretsBy(before);
  expect(await secretsBy(replaced)).toEqual(secrets);
  const context = {
    database,
    estate: () => Promise.reject() as never,
    sealingKeys: () => replaced,
    cwd: "/",
    progress: () => undefined,
  };
  const signal = new AbortController().signal;
  const versions = Object.values(await rows()).map(({ version, updatedAt }) => [version, updatedAt]);
  const { code, stdout } = await runArguments(["--json", "secrets", "reseal"], { ...context, signal });
  expect([code, JSON.parse(stdout)]).toMatchObject([
    EXIT.done,
    {
      columns: expect.arrayContaining([
        { column: "WebhookEndpoint.secret", rows: 1, resealed: 1, unreadable: 0 },
        { column: "WebhookEndpoint.previousSecrets", rows: 1, resealed: 1, unreadable: 0 },
        { column: "Integration.secrets", rows: 1, resealed: 1, unreadable: 0 },
      ]),
    },
  ]);
  expect(await secretsBy(after)).toEqual(secrets);
  await expect(secretsBy(before)).rejects.toThrow("can't be read");
  // Nothing of them is another.
  expect(Object.values(await rows()).map(({ version, updatedAt }) => [version, updatedAt])).toEqual(versions);
  const again = await reseal(system, replaced);
  expect(again.map(({ resealed }) => resealed)).toEqual(again.map(() => 0));
});

it("goes on where it was stopped, a batch at a time, and says what it can't read", async () => {
  await using stack = new AsyncDisposableStack();
  const { database } = stack.use(await freshDatabase());
  const { system } = database;
  const publicKey = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" });
  const contextOf = (id: string) => JSON.stringify([id, publicKey.kty, publicKey.crv, publicKey.x]);
  const ids = Array.from({ length: 250 }, () => randomUUID());
  const [lost = ""] = ids;
  const stranger = sealingKeysOf({ rootSecret: "a root secret that nobody knows any more" });
  await system.signingKey.createMany({
    data: ids.map((id) => ({
      id,
      publicKey: publicKey as object,
      privateKey: seal(id === lost ? stranger : before, contextOf(id), id),
    })),
  });
  let batches = 0;
  const stopping = new AbortController();
  const counted = system.$extends({
    client: {
      $transaction: ((work: never) => {
        batches += 1;
        if (batches === 2) stopping.abort();
        return system.$transaction(work);
      }) as typeof system.$transaction,
    },
  }) as unknown as typeof system;
  const [first] = await reseal(counted, replaced, stopping.signal);
  expect(first?.rows).toBe(200);
  const [second] = await reseal(system, replaced);
  expect(second).toEqual({
    column: "SigningKey.privateKey",
    rows: 250,
    resealed: 249 - (first?.resealed ?? 0),
    unreadable: 1,
  });
  for (const { id, privateKey } of await system.signingKey.findMany()) {
    expect(unseal(after, contextOf(id), privateKey)).toBe(id === lost ? undefined : id);
  }
});

it("knows every column that holds what is sealed", async () => {
  await using stack = new AsyncDisposableStack();
  const { database } = stack.use(await freshDatabase());
  // Columns of bytes that hold hashes, which nothing is read from, and mails as they came.
  const UNSEALED = /hash$|^InboundMail\.raw$/i;
  const columns = await database.sql<{ name: string }>(
    `SELECT "table_name" || '.' || "column_name" AS "name" FROM information_schema.columns
    WHERE "table_schema" = 'public' AND "data_type" = 'bytea'`,
    [],
  );
  const resealed = (await reseal(database.system, replaced)).map(({ column }) => column);
  const sealed = columns.map(({ name }) => name).filter((name) => !UNSEALED.test(name));
  expect(resealed).toEqual(expect.arrayContaining(sealed));
});
