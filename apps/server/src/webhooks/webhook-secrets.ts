import { type SealingKeys, seal, unseal } from "@orrery/access";
import { newSecret } from "@orrery/delivery";
import type { WebhookSecrets } from "@orrery/domain";

export function webhookSecrets(sealingKeys: SealingKeys): WebhookSecrets {
  // In no two rows the same: what is copied to another one can't be read there.
  const contextOf = (ownerId: string) => `webhook ${ownerId}`;
  return {
    generate: newSecret,
    seal: (ownerId, secret) => seal(sealingKeys, contextOf(ownerId), secret),
    open(ownerId, sealed) {
      const secret = unseal(sealingKeys, contextOf(ownerId), sealed);
      if (secret === undefined) throw new Error(`The secret of the webhook ${ownerId} can't be read.`);
      return secret;
    },
  };
}
