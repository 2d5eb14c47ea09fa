export interface MailOptions {
  /** In lower case; new mailboxes are in the first. Default: localhost. */
  readonly domains?: readonly string[];
  /** Where this process receives mail by SMTP; it does not, unless told. */
  readonly smtp?: SmtpOptions | undefined;
}

export interface SmtpOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** PEM. Without it there is no TLS. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
}
