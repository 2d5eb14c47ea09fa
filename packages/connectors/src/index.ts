export { CSV_ROW_MAX, CsvProblem, type CsvSummary, csvLine, csvRows, summaryOf } from "./csv/csv.ts";
export { createDiskFiles } from "./files/disk.ts";
export type { Files, StoredFile } from "./files/files.ts";
export { createS3Files, type S3Options } from "./files/s3.ts";
export { encodeJpeg } from "./images/encode-jpeg.ts";
export { createImageEditor } from "./images/image-editor.ts";
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
export type { Allowed } from "./outgoing/addresses.ts";
export {
  createOutgoing,
  type Outgoing,
  type OutgoingOptions,
  RefusedTarget,
  type Resolve,
} from "./outgoing/outgoing.ts";
