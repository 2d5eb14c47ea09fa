import type { createLead } from "@orrery/domain";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { nounField, type PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";
import { Lead } from "./lead.ts";

const PossibleDuplicate = builder
  .objectRef<{ readonly id: string; readonly name: string }>("PossibleDuplicate")
  .implement({
    description: "A lead with the same phone number.",
    fields: (t) => ({
      id: t.id({ description: "The lead's global id.", resolve: ({ id }) => encodeGlobalID("Lead", id) }),
      name: t.exposeString("name"),
    }),
  });

const NEEDS_READ = "Null without leads:read.";

/** The payload of `createLead`. A credential without `leads:read` learns its submission's id and nothing of a match. */
export const createdLead: PayloadFields<typeof createLead> = (t) => ({
  submissionId: t.id({
    description: "The UUID of what was sent, which is kept as it came.",
    resolve: ({ given }) => given.submissionId,
  }),
  lead: nounField(t, Lead, ({ lead }) => lead),
  merged: t.boolean({
    nullable: true,
    description: `Whether a lead with this email address was there already. ${NEEDS_READ}`,
    resolve: ({ given }) => given.merged,
  }),
  possibleDuplicates: t.field({
    type: [PossibleDuplicate],
    nullable: true,
    description: NEEDS_READ,
    resolve: ({ given }) => given.possibleDuplicates,
  }),
});
