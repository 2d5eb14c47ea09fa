import { alsoNeeds, SCOPE_REQUIRED } from "@orrery/operation";
import { z } from "zod";
import { presented } from "../../fields/presented.ts";
import { formText, orNull } from "../../fields/text.ts";
import { operation } from "../../kernel.ts";
import { PROPERTY_STATUSES, propertiesRead, propertiesWrite } from "../property/property.ts";
import { IMPORT_SELECT, type ImportRow, ImportView, toImportView } from "./import.ts";
import { mappingOf, mappingText } from "./mapping/mappings.ts";

/** What decides how a file's rows become listings. */
export const importSettings = {
  mapping: mappingText,
  status: orNull(z.enum(PROPERTY_STATUSES).nullable()).describe(
    "The status of all its listings; without it what the file says, and active where it says nothing.",
  ),
  fileName: orNull(formText(200)),
};

export type ImportSettings = z.input<z.ZodObject<typeof importSettings>>;

/** Whoever imports sees what it comes to. */
export const mayImport = alsoNeeds(propertiesRead);

/** The import, and where its file is sent. */
const CreatedImportOutput = presented(
  ({ uploadUrl, ...row }: ImportRow & { readonly uploadUrl: string }) => ({ ...toImportView(row), uploadUrl }),
  ImportView.extend({
    uploadUrl: z
      .url()
      .nullable()
      .describe("Takes the CSV by PUT, with no other credential. A secret; null in a replay."),
  }),
);

/** An import that waits for its file. */
export const createImport = operation({
  name: "imports.create",
  summary: "Creates an import of listings, and gives the address to which its CSV is uploaded.",
  mode: "write",
  scope: propertiesWrite,
  rate: "bulk",
  input: z.object(importSettings),
  output: CreatedImportOutput,
  errors: [SCOPE_REQUIRED],
  example: { input: (world) => ({ mapping: "plain", fileName: `${world.unique("listings-")}.csv` }) },
  credentialPolicy: mayImport,
  redact: (output) => ({ ...output, uploadUrl: null }),
  async handle({ input: { mapping: given, status, fileName }, principal, db, importLinks }) {
    const mapping = mappingOf(given);
    const { kind, credentialId, secretId = null, userId = null } = principal;
    const created = await db.import.create({
      data: {
        status: "awaiting_file",
        mapping,
        source: mapping.source,
        listingStatus: status,
        fileName,
        credentialKind: kind,
        credentialId,
        secretId,
        userId,
      },
      select: IMPORT_SELECT,
    });
    return { ...created, uploadUrl: (await importLinks.forUpload(principal, created.id)).url };
  },
});
