import { createHash } from "node:crypto";
import { ERRORS, Failure, INVALID_INPUT, reason } from "@orrery/operation";
import { z } from "zod";
import { leadAssigned, leadCreated } from "../../estate/lead/lead-events.ts";
import { publicOperation } from "../../kernel.ts";
import { createInboundWebhook } from "./create-inbound-webhook.ts";
import { INBOUND_WEBHOOK_NOT_FOUND } from "./inbound-webhook.ts";
import { mapped, textAt } from "./mapping.ts";
import type { InboundIntake, InboundSource } from "./ports.ts";
import { isSigned } from "./signature.ts";

const INBOUND_SIGNATURE_INVALID = reason(
  "INBOUND_SIGNATURE_INVALID",
  "UNAUTHORIZED",
  "The signature is missing, is not this body's, or is too old.",
);
const INBOUND_BODY_INVALID = reason("INBOUND_BODY_INVALID", "BAD_REQUEST", "The body is no JSON object.");
/** In `details.issues`: which field of the lead it is, and what is wrong with it. */
const INBOUND_LEAD_INVALID = reason("INBOUND_LEAD_INVALID", "BAD_REQUEST", "The mapping makes no lead of this body.");
/** In `details.cause`: why. */
const INBOUND_NOT_TAKEN = reason("INBOUND_NOT_TAKEN", "UNPROCESSABLE", "The lead can't be created.");

/** How much of a body the log keeps. */
const KEPT_BYTES = 4_096;
const EXTERNAL_ID_MAX = 200;

/** Bytes, as they came: what is signed is not what a parser makes of it. */
const bytes = z.custom<Uint8Array>((given) => given instanceof Uint8Array, { error: "Must be bytes." });

/**
 * Takes what others send (CONTRACTS.md, "Inbound"). The token in the address says what it is for, and the signature that
 * the sender is who it should be. A message is taken whole or not at all, once for each id, and noted either way.
 */
export const receiveInbound = publicOperation({
  name: "inboundWebhooks.receive",
  summary: "Takes a message of another system, at the address that an inbound webhook was created with.",
  mode: "exchange",
  rate: "write",
  input: z.object({
    token: z.string().max(200).describe("What the address ends with. Treat it as a secret."),
    body: bytes,
    headers: z.record(z.string(), z.string()),
  }),
  output: z.object({
    received: z.literal(true),
    id: z.uuid().describe("Of its entry in the log of what came in."),
    duplicate: z.boolean().describe("It was taken before, and nothing was done."),
  }),
  errors: [
    INBOUND_WEBHOOK_NOT_FOUND,
    INBOUND_SIGNATURE_INVALID,
    INBOUND_BODY_INVALID,
    INBOUND_LEAD_INVALID,
    INBOUND_NOT_TAKEN,
  ],
  emits: [leadCreated, leadAssigned],
  internal: "Others send bytes over REST alone, to the address that an inbound webhook is created with.",
  example: {
    async input(world) {
      const { token } = await world.run(createInboundWebhook, { signature: { scheme: "none" } });
      const body = {
        event_id: world.unique("event-"),
        data: { name: "Ana Diaz", email: `${world.unique("ana")}@example.com` },
      };
      return { token: token ?? "", body: Buffer.from(JSON.stringify(body)), headers: {} };
    },
    emits: [leadCreated],
  },
  async handle({ input, inboundTokens, inboundIntake, origin, now, fail }) {
    const hash = inboundTokens.hashOf(input.token);
    const source = (hash && (await inboundIntake.find(hash))) ?? fail(INBOUND_WEBHOOK_NOT_FOUND);
    const message = { ...input, origin, now };
    try {
      const { externalId, leadId, isRepetition } = await taken(inboundIntake, source, message);
      const body = kept(input.body);
      const entry = isRepetition
        ? ({ outcome: "duplicate", status: 200, body } as const)
        : ({ outcome: "accepted", status: 200, externalId, leadId, body } as const);
      return { received: true as const, id: await inboundIntake.note(source, entry), duplicate: isRepetition };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const { code, message } = error;
      const status = ERRORS[code].http;
      await inboundIntake.note(source, { outcome: "rejected", status, error: message, body: kept(input.body) });
      throw error;
    }
  },
});

interface Message {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly origin: { readonly address: string; readonly requestId: string };
  readonly now: Date;
}

async function taken(intake: InboundIntake, source: InboundSource, message: Message) {
  if (!isSigned(source.signing, source.secret, message)) throw Failure.of(INBOUND_SIGNATURE_INVALID);
  const body = parsed(message.body);
  const externalId = externalIdOf(source, message, body);
  if (externalId !== undefined && (await intake.isKnown(source, externalId))) {
    return { externalId, leadId: undefined, isRepetition: true };
  }
  try {
    const { address, requestId } = message.origin;
    const made = await intake.createLead(source, mapped(source.mapping, body), { externalId, address, requestId });
    return { externalId, ...made };
  } catch (error) {
    throw error instanceof Failure ? refusalOf(error) : error;
  }
}

/** In words of what was sent: that a property is unknown does not mean that the address is. */
function refusalOf(failure: Failure): Failure {
  const { code, reason: cause, message, details } = failure;
  if (cause === INVALID_INPUT.name) return Failure.of(INBOUND_LEAD_INVALID, { issues: details?.issues });
  // What is only true now is worth trying again.
  if (code === "CONFLICT" || code === "INTERNAL_ERROR") return failure;
  return Failure.of(INBOUND_NOT_TAKEN, { cause }, message);
}

function parsed(bytes: Uint8Array): object {
  try {
    const body: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof body === "object" && body !== null) return body;
  } catch {
    // What is no text is no JSON either.
  }
  throw Failure.of(INBOUND_BODY_INVALID);
}

/** A long one is known by its hash. */
function externalIdOf({ signing, deduplication }: InboundSource, { headers }: Message, body: object) {
  const { header = signing.scheme === "standard" ? "webhook-id" : undefined, path } = deduplication ?? {};
  const id = path === undefined ? header && headers[header]?.trim() : textAt(body, path);
  if (id === undefined || id === "") return undefined;
  return id.length <= EXTERNAL_ID_MAX && !id.includes("\0") ? id : createHash("sha256").update(id).digest("hex");
}

/** As a database can hold it. */
const kept = (body: Uint8Array) => new TextDecoder().decode(body.subarray(0, KEPT_BYTES)).replaceAll("\0", "\uFFFD");
