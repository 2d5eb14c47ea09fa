import { type SealingKeys, seal, unseal } from "@orrery/access";
import type { IntegrationSecrets } from "@orrery/domain";

/** In no two rows the same: what is copied to another one can't be read there. */
export const integrationContextOf = (ownerId: string) => `integration ${ownerId}`;

export function integrationSecrets(sealingKeys: SealingKeys): IntegrationSecrets {
  return {
    seal: (ownerId, secrets) => seal(sealingKeys, integrationContextOf(ownerId), JSON.stringify(secrets)),
    open(ownerId, sealed) {
      const text = unseal(sealingKeys, integrationContextOf(ownerId), sealed);
      if (text === undefined) throw new Error(`The secrets of the integration ${ownerId} can't be read.`);
      return JSON.parse(text);
    },
  };
}
