import { RESO_RESOURCES } from "@orrery/domain";
import { operationFor } from "@orrery/operation";
import { z } from "zod";
import { csdlJson, csdlXml } from "./csdl.ts";

const { publicOperation } = operationFor<object>();

const XML = "application/xml";
const JSON_TYPE = "application/json";

const isXml = (format: string) => /^(?:xml|application\/xml)$/i.test(format);
const isJson = (format: string) => /^(?:json|application\/json(?:\s*;.*)?)$/i.test(format);

const internal = "It describes the RESO Web API, and is a part of no other surface.";

/** What there is to ask for, by name and address (OData JSON, 5). */
export const serviceDocument = publicOperation({
  name: "reso.service",
  summary: "The RESO Web API's service document.",
  mode: "read",
  rate: "read",
  internal,
  input: z.object({ format: z.string().refine(isJson, { error: "This is answered as JSON alone." }).optional() }),
  output: z.record(z.string(), z.unknown()),
  example: { input: () => ({}) },
  async handle() {
    const sets = RESO_RESOURCES.filter(({ isSet }) => isSet);
    return { "@odata.context": "$metadata", value: sets.map(({ name }) => ({ name, kind: "EntitySet", url: name })) };
  },
});

/** The service's model. */
export const metadataDocument = publicOperation({
  name: "reso.metadata",
  summary: "The RESO Web API's metadata document (CSDL), in XML or JSON.",
  mode: "read",
  rate: "read",
  internal,
  input: z.object({
    format: z
      .string()
      .refine((format) => isXml(format) || isJson(format), { error: `Must be ${XML} or ${JSON_TYPE}.` })
      .optional(),
  }),
  output: z.object({ contentType: z.string(), text: z.string() }),
  example: { input: () => ({}) },
  async handle({ input: { format = XML } }) {
    if (isXml(format)) return { contentType: `${XML}; charset=utf-8`, text: csdlXml() };
    return { contentType: `${JSON_TYPE}; charset=utf-8`, text: JSON.stringify(csdlJson()) };
  },
});
