export interface Refusal {
  /** Of an answer over HTTP. */
  readonly status?: number | undefined;
  /** `UNAUTHORIZED`, `FORBIDDEN`, … */
  readonly code: string;
  readonly reason?: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The server will not answer this, however often it is asked. */
export class StreamRefused extends Error implements Refusal {
  override readonly name: string = "StreamRefused";
  readonly status: number | undefined;
  readonly code: string;
  readonly reason: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(message: string, { status, code, reason, details }: Refusal) {
    super(message);
    this.status = status;
    this.code = code;
    this.reason = reason;
    this.details = details;
  }
}

/** Events after the cursor are not kept any more: what is held has to be read again, and followed from `oldest` on. */
export class CursorExpired extends StreamRefused {
  override readonly name = "CursorExpired";

  /** The cursor before the oldest event that is kept. */
  get oldest(): string {
    return String(this.details.oldest);
  }
}

/** Worth another try, later: too many requests, a request that took too long, and what is the server's own fault. */
const isPassing = (status: number) => status === 408 || status === 429 || status >= 500;

/** Undefined for an answer that is none, and for what passes. */
export async function refusalOf(response: Response): Promise<StreamRefused | undefined> {
  const { status, ok } = response;
  if (ok) return undefined;
  const body = (await response.json().catch(() => undefined)) as
    | { readonly error?: { code?: string; message?: string; details?: Record<string, unknown> } }
    | undefined;
  if (isPassing(status)) return undefined;
  const { code = "", message = `The stream was refused with status ${status}.`, details = {} } = body?.error ?? {};
  const reason = typeof details.reason === "string" ? details.reason : undefined;
  return refused(message, { status, code, reason, details });
}

export function refused(message: string, refusal: Refusal): StreamRefused {
  const Kind = refusal.reason === "CURSOR_EXPIRED" ? CursorExpired : StreamRefused;
  return new Kind(message, refusal);
}
