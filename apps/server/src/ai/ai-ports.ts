import { createImageEditor, createPhotoLoader, type Files, type Outgoing, SANDBOX_MODEL } from "@orrery/connectors";
import type { AiModels, AiPorts } from "@orrery/domain";
import { z } from "zod";
import type { Logger } from "../observability/log.ts";
import { currentRequest } from "../observability/request-context.ts";
import { aiOptionsOf, aiShape } from "./ai-env.ts";
import type { AiOptions } from "./ai-options.ts";

export interface AiParts {
  readonly ai?: AiOptions | undefined;
  readonly files: Pick<Files, "get">;
  readonly outgoing: Pick<Outgoing, "problemOf" | "dispatcher">;
  readonly logger: Logger;
}

/** A server that nobody told anything asks the sandbox alone. */
const UNTOLD = () => aiOptionsOf(z.object(aiShape).parse({}));

export function aiPorts({ ai = UNTOLD(), files, outgoing, logger }: AiParts): AiPorts {
  return {
    models: aiModels(ai, logger),
    photos: createPhotoLoader({ files, images: createImageEditor(), outgoing }),
    aiBudgetMicros: ai.budgetMicros,
  };
}

function aiModels({ models, tasks }: AiOptions, logger: Logger): AiModels {
  return {
    modelFor(task, mode) {
      const sandbox = mode === "test";
      const found = models.find(sandbox ? SANDBOX_MODEL : tasks[task]);
      if (!("missing" in found)) return { ...found, sandbox };
      // Callers are told that there is none. What would give them one is the operator's to know.
      const { id: model, missing, variable } = found;
      logger.warn({ task, model }, `a model was asked for that has no ${missing}: set ${variable}`);
      return undefined;
    },
    write: (model, { signal, ...ask }) => models.write(model, { ...ask, signal: untilGone(signal) }),
    draw: (model, { signal, ...ask }) => models.draw(model, { ...ask, signal: untilGone(signal) }),
  };
}

/** Nobody pays for an answer that nobody waits for: who goes away before it comes ends the request to the provider. */
function untilGone(signal: AbortSignal): AbortSignal {
  const request = currentRequest();
  if (!request) return signal;
  const over = new AbortController();
  request.whenOver(() => over.abort());
  return AbortSignal.any([signal, over.signal]);
}
