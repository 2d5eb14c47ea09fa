import type { SignedLinks } from "@orrery/access";
import { createImageEditor, type Files } from "@orrery/connectors";
import { type EstatePorts, fullName, thumbnailName, type UploadLinks, uploadImage } from "@orrery/domain";
import type { Principal } from "@orrery/operation";
import { FILES_PATH } from "./http/files.ts";

export interface EstateParts {
  readonly files: Files;
  readonly links: Pick<SignedLinks, "sign">;
  /** Where clients reach this server (`https://api.example.com`), as far as is known by now. */
  publicUrl(): string;
  /** Where clients read files, if not from this server. */
  readonly filesUrl?: string | undefined;
  readonly now?: (() => Date) | undefined;
}

/** What the domain's estate asks of the outside world. */
export function estatePorts({ files, links, publicUrl, filesUrl, now }: EstateParts): EstatePorts {
  return {
    images: createImageEditor(),
    files: { ...files, urlOf: (name) => `${filesUrl ?? `${publicUrl()}${FILES_PATH}`}/${name}` },
    uploadLinks: uploadLinks(links, publicUrl, now),
  };
}

const UPLOAD_HOURS = 24;
const HOUR_MS = 3_600_000;

function uploadLinks(links: Pick<SignedLinks, "sign">, publicUrl: () => string, now = () => new Date()): UploadLinks {
  return {
    async forImages(principal, propertyId) {
      const expiresAt = endOf(principal, now());
      const { name: operation, scope } = uploadImage;
      if (typeof scope !== "object") throw new Error(`${operation} needs a scope, which its links can carry.`);
      const { kind, credentialId, organizationId, userId } = principal;
      const issuer = { kind, credentialId, organizationId, userId };
      const text = await links.sign({ issuer, operation, scopes: [scope.name], fields: { propertyId }, expiresAt });
      return { url: `${publicUrl()}/v1/image-uploads/${text}`, expiresAt };
    },
  };
}

/** No credential makes another that lives longer than itself. A link's time is in whole seconds. */
function endOf({ expiresAt }: Principal, now: Date): Date {
  const ends = Math.min(now.getTime() + UPLOAD_HOURS * HOUR_MS, expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  return new Date(Math.floor(ends / 1_000) * 1_000);
}

/** All files that an image may have, whatever became of it. */
export const filesOfImage = (id: string): readonly string[] => [
  fullName({ id, format: "jpeg" }),
  fullName({ id, format: "png" }),
  thumbnailName({ id }),
];
