import type { AddressInfo } from "node:net";
import type { SMTPServerDataStream, SMTPServerSession } from "smtp-server";

/** Answers to a client of SMTP: a number of RFC 5321, 4.2.3, and words. */
export class MailRefused extends Error {
  override name = "MailRefused";
  readonly responseCode: number;
  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

/** A mail on its way in. */
export interface IncomingMail {
  readonly raw: Uint8Array<ArrayBuffer>;
  /** It came from nobody, as what the mail system itself says does. */
  readonly isFromNobody: boolean;
  /** The client's IP address. */
  readonly address: string;
}

export interface MailServerOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** What it calls itself. */
  readonly name: string;
  /** PEM. With it clients may go over to TLS (STARTTLS); without it they can't. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  readonly maxBytes: number;
  /** Whether mails for this recipient are taken; they are then given under what it gives. @throws MailRefused */
  recipient(address: string, client: string): Promise<string>;
  /** Once it is done, the mail was taken: the client is told so. @throws MailRefused */
  take(recipient: string, mail: IncomingMail): Promise<void>;
  /** What is nobody's fault but ours: the client is told to come again. */
  report(error: unknown): void;
}

export interface MailServer {
  readonly port: number;
  /** Takes no more, and waits for what is on its way in. */
  close(): Promise<void>;
}

export const MAIL_SERVER_LIMITS = {
  connections: 50,
  /** Of one address. */
  connectionsPerClient: 10,
  mailsPerConnection: 20,
  recipientsPerMail: 10,
  /** Without a word from the client. */
  idleMs: 60_000,
} as const;

const LATER = "4.3.0 Please try again later";

/** Receives mail (SMTP), and sends none: no bounce, no answer. @throws where the port can't be had */
export async function startMailServer(options: MailServerOptions): Promise<MailServer> {
  const { maxBytes, tls } = options;
  // Read where mail is received: most processes receive none.
  const { SMTPServer } = await import("smtp-server");
  const clients = new Map<string, number>();
  /** By the connection: what each of its recipients was taken for. */
  const recipients = new Map<string, Map<string, string>>();
  const server = new SMTPServer({
    name: options.name,
    banner: "Orrery",
    size: maxBytes,
    authOptional: true,
    disabledCommands: tls ? ["AUTH"] : ["AUTH", "STARTTLS"],
    ...tls,
    disableReverseLookup: true,
    maxClients: MAIL_SERVER_LIMITS.connections,
    maxRecipients: MAIL_SERVER_LIMITS.recipientsPerMail,
    socketTimeout: MAIL_SERVER_LIMITS.idleMs,
    closeTimeout: 10_000,
    logger: false,
    onConnect({ id, remoteAddress }, done) {
      const open = (clients.get(remoteAddress) ?? 0) + 1;
      if (open > MAIL_SERVER_LIMITS.connectionsPerClient)
        return done(new MailRefused(421, "4.7.0 Too many connections"));
      clients.set(remoteAddress, open);
      recipients.set(id, new Map());
      done();
    },
    onClose({ id, remoteAddress }) {
      if (!recipients.delete(id)) return;
      const open = (clients.get(remoteAddress) ?? 1) - 1;
      if (open === 0) clients.delete(remoteAddress);
      else clients.set(remoteAddress, open);
    },
    onMailFrom(_address, { transaction }, done) {
      const isOver = transaction > MAIL_SERVER_LIMITS.mailsPerConnection;
      done(isOver ? new MailRefused(451, "4.7.0 Too many mails in one connection") : null);
    },
    onRcptTo({ address }, { id, remoteAddress }, done) {
      options.recipient(address, remoteAddress).then(
        (known) => {
          recipients.get(id)?.set(address, known);
          done();
        },
        (error) => done(refusalOf(error, options)),
      );
    },
    onData(stream, session, done) {
      const known = recipients.get(session.id) ?? new Map<string, string>();
      received(stream, session, { ...options, known }).then(
        () => done(null, "2.0.0 Taken"),
        (error) => done(refusalOf(error, options)),
      );
    },
  });
  // What goes wrong on one connection is that client's.
  server.on("error", () => undefined);
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.server.once("error", reject);
  server.listen(options.port, options.host, resolve);
  await listening;
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((closed) => server.close(closed)),
  };
}

interface Receiving extends MailServerOptions {
  readonly known: ReadonlyMap<string, string>;
}

/** For each recipient on its own. Of several, one that fails has the client send it again: whoever has it takes it once. */
async function received(
  stream: SMTPServerDataStream,
  { envelope, remoteAddress: address }: SMTPServerSession,
  { maxBytes, known, take }: Receiving,
): Promise<void> {
  const chunks: Buffer[] = [];
  // It is read to its end either way: the client listens only then.
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw new MailRefused(552, `5.3.4 The mail is larger than ${maxBytes} bytes`);
  const isFromNobody = envelope.mailFrom === false || envelope.mailFrom.address === "";
  const raw = new Uint8Array(Buffer.concat(chunks));
  const to = new Set(envelope.rcptTo.flatMap((recipient) => known.get(recipient.address) ?? []));
  for (const recipient of to) await take(recipient, { raw, isFromNobody, address });
}

function refusalOf(error: unknown, { report }: Pick<MailServerOptions, "report">): MailRefused {
  if (error instanceof MailRefused) return error;
  report(error);
  return new MailRefused(451, LATER);
}
