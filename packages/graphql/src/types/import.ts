import { type createImport, type createRejectsUrl, IMPORT_STATUSES, propertiesRead } from "@orrery/domain";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { nounField, type PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";
import { enumOf } from "./enums.ts";

const ImportStatus = enumOf("ImportStatus", IMPORT_STATUSES, "How far an import is; the last three are final.");

export const Import = builder.prismaNode("Import", {
  description: "Listings that are brought in from a file.",
  id: { field: "id" },
  select: { id: true },
  authScopes: { scope: propertiesRead },
  fields: (t) => ({
    status: t.field({
      type: ImportStatus,
      select: { status: true },
      resolve: ({ status }) => status as (typeof IMPORT_STATUSES)[number],
    }),
    source: t.exposeString("source", { description: "What the mapping calls where the rows come from." }),
    fileName: t.exposeString("fileName", { nullable: true }),
    total: t.exposeInt("total", { nullable: true, description: "Rows in the file; null until there is one." }),
    read: t.exposeInt("position", { description: "Rows that are done with." }),
    created: t.exposeInt("created"),
    updated: t.exposeInt("updated"),
    unchanged: t.exposeInt("unchanged"),
    rejected: t.exposeInt("rejected"),
    error: t.exposeString("error", { nullable: true, description: "Why it failed." }),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
    startedAt: t.expose("startedAt", { type: "DateTime", nullable: true, description: "When it had its file." }),
    finishedAt: t.expose("finishedAt", { type: "DateTime", nullable: true }),
  }),
});

/** The payload of `createImport`. */
export const createdImport: PayloadFields<typeof createImport> = (t) => ({
  import: nounField(t, Import, (given) => given),
  uploadUrl: t.string({
    nullable: true,
    description: "Takes the CSV by PUT, with no other credential. A secret; null in a replay.",
    resolve: ({ given }) => given.uploadUrl,
  }),
});

/** The payload of `createImportRejectsUrl`. */
export const rejectsUrl: PayloadFields<typeof createRejectsUrl> = (t) => ({
  importId: t.id({ resolve: ({ given }) => encodeGlobalID("Import", given.id) }),
  url: t.string({
    nullable: true,
    description: "A CSV of the rejected rows, with their numbers and the reasons. A secret; null in a replay.",
    resolve: ({ given }) => given.url,
  }),
  expiresAt: t.field({ type: "DateTime", resolve: ({ given }) => given.expiresAt }),
});
