import { seal, unseal } from "@orrery/access";
import { newSecret } from "@orrery/delivery";
import type { WebhookSecrets } from "@orrery/domain";

/** @param sealingKey 32 bytes */
export function webhookSecrets(sealingKey: Buffer): WebhookSecrets {
  // In no two rows the same: what is copied to another one can't be read there.
  const contextOf = (ownerId: string) => `webhook ${ownerId}`;
  return {
    generate: newSecret,
    seal: (ownerId, secret) => seal(sealingKey, contextOf(ownerId), secret),
    open(ownerId, sealed) {
      const secret = unseal(sealingKey, contextOf(ownerId), sealed);
      if (secret === undefined) throw new Error(`The secret of the webhook ${ownerId} can't be read.`);
      return secret;
    },
  };
}
