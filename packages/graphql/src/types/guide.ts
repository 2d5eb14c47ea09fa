import { type createGuide, type deleteGuide, guidePath, guidesRead, type renewGuideUploadUrl } from "@orrery/domain";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { nounField, type PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";

export const Guide = builder.prismaNode("Guide", {
  description: "A file that visitors get for saying who they are, which makes a lead.",
  id: { field: "id" },
  select: { id: true },
  authScopes: { scope: guidesRead },
  fields: (t) => ({
    title: t.exposeString("title"),
    description: t.exposeString("description", { nullable: true }),
    path: t.string({
      description: "Where the page is, on this server. There is none before there is a file.",
      select: { token: true },
      resolve: ({ token }) => guidePath({ token }),
    }),
    minSeconds: t.exposeInt("minSeconds", { description: "What is sent sooner is refused." }),
    active: t.exposeBoolean("active"),
    fileName: t.exposeString("fileName", { nullable: true, description: "Null until there is a file." }),
    contentType: t.exposeString("contentType", { nullable: true }),
    size: t.exposeInt("size", { nullable: true, description: "Bytes." }),
    submissions: t.exposeInt("submissions", { description: "How many have said who they are." }),
    trapped: t.exposeInt("trapped", { description: "How many were robots, and made nothing." }),
    downloads: t.exposeInt("downloads"),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
  }),
});

const SECRET = "Takes the file by PUT for 24 h, with no other credential. A secret; null in a replay.";

/** The payload of `createGuide`. */
export const createdGuide: PayloadFields<typeof createGuide> = (t) => ({
  guide: nounField(t, Guide, (given) => given),
  uploadUrl: t.string({ nullable: true, description: SECRET, resolve: ({ given }) => given.uploadUrl }),
});

/** The payload of `renewGuideUploadUrl`. */
export const guideUploadUrl: PayloadFields<typeof renewGuideUploadUrl> = (t) => ({
  guideId: t.id({ resolve: ({ given }) => encodeGlobalID("Guide", given.id) }),
  uploadUrl: t.string({ nullable: true, description: SECRET, resolve: ({ given }) => given.uploadUrl }),
  expiresAt: t.field({ type: "DateTime", resolve: ({ given }) => given.expiresAt }),
});

/** The payload of `deleteGuide`: it is there no more. */
export const deletedGuide: PayloadFields<typeof deleteGuide> = (t) => ({
  guideId: t.id({ resolve: ({ given }) => encodeGlobalID("Guide", given.id) }),
});
