/** Where, and until when, whoever has the address may do the one thing that it is for. */
export interface UploadLink {
  readonly url: string;
  readonly expiresAt: Date;
}
