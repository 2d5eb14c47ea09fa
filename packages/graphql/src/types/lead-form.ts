import {
  type deleteLeadForm,
  FORM_FIELDS,
  type FormField,
  formPath,
  LEAD_FORM_TARGETS,
  leadFormsRead,
} from "@orrery/domain";
import { encodeGlobalID } from "@pothos/plugin-relay";
import type { PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";
import { enumOf } from "./enums.ts";

const Target = enumOf("LeadFormTarget", LEAD_FORM_TARGETS, "What a lead form makes.");
const Field = enumOf("LeadFormField", FORM_FIELDS, "What a lead form may ask for beside the name.");

export const LeadForm = builder.prismaNode("LeadForm", {
  description: "A page that visitors fill in: what they send becomes a lead or, where clients sign up, a client.",
  id: { field: "id" },
  select: { id: true },
  authScopes: { scope: leadFormsRead },
  fields: (t) => ({
    name: t.exposeString("name"),
    path: t.string({
      description: "Where the page is, on this server.",
      select: { token: true },
      resolve: ({ token }) => formPath({ token }),
    }),
    target: t.field({
      type: Target,
      select: { target: true },
      resolve: ({ target }) => target as (typeof LEAD_FORM_TARGETS)[number],
    }),
    source: t.exposeString("source", { description: "The source of what it makes." }),
    title: t.exposeString("title", { description: "The page's heading." }),
    fields: t.field({
      type: [Field],
      description: "What is asked for beside the name.",
      select: { fields: true },
      resolve: ({ fields }) => fields as FormField[],
    }),
    required: t.field({
      type: [Field],
      description: "Which of these must be filled in.",
      select: { required: true },
      resolve: ({ required }) => required as FormField[],
    }),
    origins: t.exposeStringList("origins", { description: "Web sites that may show it inside their own pages." }),
    thanks: t.exposeString("thanks", { description: "What whoever has sent it reads." }),
    redirectUrl: t.exposeString("redirectUrl", {
      nullable: true,
      description: "Where whoever has sent it is taken instead.",
    }),
    minSeconds: t.exposeInt("minSeconds", { description: "What is sent sooner is refused." }),
    active: t.exposeBoolean("active"),
    submissions: t.exposeInt("submissions", { description: "How many were taken." }),
    trapped: t.exposeInt("trapped", { description: "How many were a robot's, and made nothing." }),
    version: t.exposeInt("version", { description: "Goes up with every change." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
  }),
});

/** The payload of `deleteLeadForm`: it is there no more. */
export const deletedLeadForm: PayloadFields<typeof deleteLeadForm> = (t) => ({
  leadFormId: t.id({ resolve: ({ given }) => encodeGlobalID("LeadForm", given.id) }),
});
