import { type SealingKeys, seal, unseal } from "@orrery/access";
import { newSecret } from "@orrery/delivery";
import type { WebhookSecrets } from "@orrery/domain";

/** In no two rows the same: what is copied to another one can't be read there. */
export const webhookContextOf = (ownerId: string) => `webhook ${ownerId}`;

export function webhookSecrets(sealingKeys: SealingKeys): WebhookSecrets {
  return {
    generate: newSecret,
    seal: (ownerId, secret) => seal(sealingKeys, webhookContextOf(ownerId), secret),
    open(ownerId, sealed) {
      const secret = unseal(sealingKeys, webhookContextOf(ownerId), sealed);
      if (secret === undefined) throw new Error(`The secret of the webhook ${ownerId} can't be read.`);
      return secret;
    },
  };
}
