import type { Models } from "@orrery/connectors";
import type { AiTask } from "@orrery/domain";

/** How a server takes part in asking models. */
export interface AiOptions {
  readonly models: Models;
  /** Which model does what. */
  readonly tasks: Readonly<Record<AiTask, string>>;
  /** What an organization may spend in a month, unless it was told otherwise. Micro-USD. */
  readonly budgetMicros: number;
}
