import type { SignedLinks } from "@orrery/access";
import {
  type EventStreamLinks,
  followEvents,
  type ImportLinks,
  streamRejects,
  type UploadLinks,
  uploadImage,
  uploadImport,
} from "@orrery/domain";
import type { LinkFields, Operation, Principal } from "@orrery/operation";

export interface LinkParts {
  readonly links: Pick<SignedLinks, "sign">;
  /** Where clients reach this server (`https://api.example.com`), as far as is known by now. */
  publicUrl(): string;
  readonly now?: (() => Date) | undefined;
}

/** What an address is for. */
interface Purpose {
  /** Before the link. */
  readonly path: string;
  readonly operation: Operation;
  readonly scopes: readonly string[];
  readonly fields: LinkFields;
  readonly hours: number;
}

const HOUR_MS = 3_600_000;

/** Makes addresses that are credentials, on a principal's account. */
export function linkMaker({ links, publicUrl, now = () => new Date() }: LinkParts) {
  return async (principal: Principal, { path, operation: { name: operation }, scopes, fields, hours }: Purpose) => {
    const { kind, credentialId, organizationId, userId, secretId } = principal;
    const issuer = { kind, credentialId, organizationId, userId, secretId };
    const expiresAt = endOf(principal, now().getTime() + hours * HOUR_MS);
    const text = await links.sign({ issuer, operation, scopes, fields, expiresAt });
    return { url: `${publicUrl()}${path}/${text}`, expiresAt };
  };
}

/** No credential makes another that lives longer than itself. A link's time is in whole seconds. */
function endOf({ expiresAt }: Principal, atMostMs: number): Date {
  const ends = Math.min(atMostMs, expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  return new Date(Math.floor(ends / 1_000) * 1_000);
}

export const UPLOAD_HOURS = 24;
const STREAM_HOURS = 1;

/** @throws for an operation without a scope, which its links could not carry */
export const scopesOf = ({ name, scope }: Operation) => {
  if (typeof scope !== "object") throw new Error(`${name} needs a scope, which its links can carry.`);
  return [scope.name];
};

export function uploadLinks(parts: LinkParts): UploadLinks {
  const link = linkMaker(parts);
  const purpose = {
    path: "/v1/image-uploads",
    operation: uploadImage,
    scopes: scopesOf(uploadImage),
    hours: UPLOAD_HOURS,
  };
  return { forImages: (principal, propertyId) => link(principal, { ...purpose, fields: { propertyId } }) };
}

export function importLinks(parts: LinkParts): ImportLinks {
  const link = linkMaker(parts);
  const purposeOf = (path: string, operation: Operation) => {
    const purpose = { path, operation, scopes: scopesOf(operation), hours: UPLOAD_HOURS };
    return (principal: Principal, importId: string) => link(principal, { ...purpose, fields: { importId } });
  };
  return {
    forUpload: purposeOf("/v1/import-uploads", uploadImport),
    forRejects: purposeOf("/v1/import-rejects", streamRejects),
  };
}

export function eventStreamLinks(parts: LinkParts): EventStreamLinks {
  const link = linkMaker(parts);
  const purpose = { path: "/v1/event-streams", operation: followEvents, hours: STREAM_HOURS };
  return { create: (principal, grant) => link(principal, { ...purpose, ...grant }) };
}
