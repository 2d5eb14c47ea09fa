export { CSV_ROW_MAX, CsvProblem, type CsvSummary, csvLine, csvRows, summaryOf } from "./csv/csv.ts";
export { createDiskFiles } from "./files/disk.ts";
export type { Files, StoredFile } from "./files/files.ts";
export { createS3Files, type S3Options } from "./files/s3.ts";
export { encodeJpeg } from "./images/encode-jpeg.ts";
export { createImageEditor, type ImageEditor } from "./images/image-editor.ts";
export { sweepImages } from "./images/sweep-images.ts";
export {
  type IncomingMail,
  MAIL_SERVER_LIMITS,
  MailRefused,
  type MailServer,
  type MailServerOptions,
  startMailServer,
} from "./mail/mail-server.ts";
export { type Correspondent, type Mail, readMail, UnreadableMail } from "./mail/read-mail.ts";
export { type ModelPrice, type ModelProvider, providerOf } from "./models/catalog.ts";
export {
  createModels,
  type FoundModel,
  type MissingModel,
  type Models,
  type ModelsOptions,
  type ReportedProblem,
} from "./models/models.ts";
export type { ProviderAccess, ProviderAccesses } from "./models/providers.ts";
export { SANDBOX_MODEL } from "./models/sandbox.ts";
export { createOAuthClient, type OAuthClientOptions } from "./oauth/oauth-client.ts";
export { OAuthProblem, type OAuthProblemKind } from "./oauth/oauth-problem.ts";
export type { GivenEndpoints, OAuthClient, OAuthEndpoints, OAuthParty, OAuthTokens } from "./oauth/oauth-types.ts";
export type { Allowed } from "./outgoing/addresses.ts";
export {
  createOutgoing,
  type Outgoing,
  type OutgoingOptions,
  RefusedTarget,
  type Resolve,
} from "./outgoing/outgoing.ts";
export { createPhotoLoader, type PhotoLoader } from "./photos/photo-loader.ts";
export { type FeedFormat, kyeroFeed, resoFeed } from "./portals/feeds.ts";
export { createJsonPush, type JsonPush, type PushAccess, type PushAnswer } from "./portals/json-push.ts";
