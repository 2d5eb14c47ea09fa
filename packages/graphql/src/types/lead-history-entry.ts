import { actorIn, LEAD_HISTORY_KINDS, leadsRead } from "@orrery/domain";
import type { CredentialKind as Kind } from "@orrery/operation";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../builder.ts";
import { CredentialKind } from "./audit-entry.ts";
import { enumOf } from "./enums.ts";

type HistoryKind = (typeof LEAD_HISTORY_KINDS)[number];

const LeadHistoryKind = enumOf("LeadHistoryKind", LEAD_HISTORY_KINDS, "What was done with a lead.");

interface ChangeShape {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

const FieldChange = builder.objectRef<ChangeShape>("FieldChange").implement({
  description: "One field, before and after, as text.",
  fields: (t) => ({
    field: t.exposeString("field"),
    from: t.exposeString("from", { nullable: true }),
    to: t.exposeString("to", { nullable: true }),
  }),
});

interface ActorShape {
  readonly kind: Kind;
  readonly credentialId: string;
  readonly userId: string | null;
  readonly name: string | null;
}

const Actor = builder.objectRef<ActorShape>("Actor").implement({
  description: "Whose credential was used.",
  fields: (t) => ({
    kind: t.expose("kind", { type: CredentialKind }),
    credentialId: t.exposeID("credentialId", { description: "A UUID." }),
    userId: t.exposeID("userId", { nullable: true, description: "The UUID of the person behind it, if there is one." }),
    name: t.exposeString("name", { nullable: true, description: "The key's or the person's, as it was then." }),
  }),
});

interface Details {
  readonly source?: string;
  readonly submissionId?: string;
  readonly otherId?: string;
  readonly reason?: string;
}

export const LeadHistoryEntry = builder.prismaObject("LeadHistoryEntry", {
  description: "What was done with a lead: who did what, and when.",
  select: { id: true },
  authScopes: { scope: leadsRead },
  fields: (t) => ({
    id: t.exposeID("id", { description: "A UUID." }),
    leadId: t.id({
      description: "The lead that it was done with: also one that has become part of the lead since.",
      select: { leadId: true, homeId: true },
      resolve: ({ leadId, homeId }) => encodeGlobalID("Lead", homeId ?? leadId),
    }),
    kind: t.field({ type: LeadHistoryKind, select: { kind: true }, resolve: ({ kind }) => kind as HistoryKind }),
    changes: t.field({
      type: [FieldChange],
      select: { changes: true },
      resolve: ({ changes }) => changes as unknown as ChangeShape[],
    }),
    source: t.string({
      nullable: true,
      description: "Where it came from, of what was sent.",
      select: { details: true },
      resolve: ({ details }) => (details as Details).source ?? null,
    }),
    submissionId: t.id({
      nullable: true,
      description: "The UUID of what was sent.",
      select: { details: true },
      resolve: ({ details }) => (details as Details).submissionId ?? null,
    }),
    otherLeadId: t.id({
      nullable: true,
      description: "The lead on the other side of a merge.",
      select: { details: true },
      resolve: ({ details }) => {
        const { otherId } = details as Details;
        return otherId === undefined ? null : encodeGlobalID("Lead", otherId);
      },
    }),
    reason: t.string({
      nullable: true,
      select: { details: true },
      resolve: ({ details }) => (details as Details).reason ?? null,
    }),
    actor: t.field({
      type: Actor,
      nullable: true,
      description: "Null for what happened before it was written down.",
      select: { credentialKind: true, credentialId: true, userId: true, actorName: true },
      resolve: actorIn,
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
  }),
});
