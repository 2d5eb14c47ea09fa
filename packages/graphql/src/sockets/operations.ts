import { Failure, invalidInput, reason } from "@orrery/operation";
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  getOperationAST,
} from "graphql";
import type { GraphQLParams } from "graphql-yoga";
import { admitDocument } from "../admission/admit-document.ts";
import { type PersistedDocuments, withText } from "../documents/persisted.ts";
import { type Context, Exchange, type GraphQLPorts, type Reply } from "../exchange.ts";
import { answer } from "../http/answer.ts";
import { type DocumentCaches, isKnown } from "../http/documents.ts";
import { asGraphQLError, type Report } from "../http/errors.ts";
import { known } from "../http/parameters.ts";
import type { OpenStreams } from "../subscriptions/answered.ts";
import { BrokenOff } from "../subscriptions/broken-off.ts";
import { Channel, type Channels } from "../subscriptions/channel.ts";
import { SharedSubscription } from "../subscriptions/shared-subscription.ts";
import { type Subscribed, sharingOf } from "../subscriptions/sharing.ts";
import type { SocketLimits } from "./limits.ts";
import type { Session } from "./session.ts";

const TOO_MANY_OPERATIONS = reason(
  "TOO_MANY_OPERATIONS",
  "RATE_LIMITED",
  "This socket has as many operations as it may have at a time. End some, or open another socket.",
);

/** Behind a result, in a message of the protocol. */
const AFTER = Buffer.from("}");

/** Results are messages, and the socket's end is its own to tell. */
const REPLY: Reply = { isStream: true, hasStatus: false, endsByItself: true };

/** What runs documents: the same, with the same plugins, as over HTTP (Yoga's, as its documentation has it for graphql-ws). */
export interface Enveloped {
  readonly schema: ExecutionArgs["schema"];
  parse(text: string): DocumentNode;
  validate(schema: ExecutionArgs["schema"], document: DocumentNode): readonly GraphQLError[];
  contextFactory(): unknown;
  execute(args: ExecutionArgs): unknown;
  subscribe(args: ExecutionArgs): unknown;
}

export interface OperationParts {
  readonly channels: Channels;
  /** Subscriptions that are open. */
  readonly subscriptions: OpenStreams;
  readonly ports: GraphQLPorts;
  readonly documents: PersistedDocuments;
  readonly caches: DocumentCaches;
  readonly limits: SocketLimits;
  getEnveloped(context: object): Enveloped;
}

/** One operation of a socket, from its `subscribe` to its end. */
export class SocketOperation {
  readonly #parts: OperationParts;
  readonly #session: Session;
  readonly #exchange: Exchange;
  readonly #report: Report;
  readonly #whenOver: (() => void)[] = [];
  readonly #id: string;
  #params: GraphQLParams = {};
  #enveloped: Enveloped | undefined;

  /** @param id by which the client tells its operations apart */
  constructor(parts: OperationParts, session: Session, id: string) {
    const { ports } = parts;
    const info = { ...session.nextRequest(), whenOver: (done: () => void) => void this.#whenOver.push(done) };
    this.#parts = parts;
    this.#session = session;
    this.#id = id;
    this.#exchange = new Exchange(ports, session.authentication, { ...info, reply: REPLY, idempotencyKey: undefined });
    this.#report = (error) => ports.report(error, info.requestId);
  }

  /**
   * Everything that comes before it runs, as over HTTP: the document by its name, its size, its validity, its price, the
   * limits and the credential.
   * @param held how many operations the socket has, with this one
   * @returns what to run it with, or why it is refused
   */
  async prepare(payload: object, held: number): Promise<ExecutionArgs | readonly GraphQLError[]> {
    try {
      return await this.#prepare(payload, held);
    } catch (error) {
      return this.#refused([asGraphQLError(error)]);
    }
  }

  async #prepare(payload: object, held: number): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const { documents, caches, limits, getEnveloped } = this.#parts;
    const most = limits.operations;
    if (held > most) throw Failure.of(TOO_MANY_OPERATIONS, { most });
    const params = withText(documents, known(withoutEmptyText(payload)));
    this.#params = params;
    const { query: text = "", operationName, variables } = params;
    if (!isKnown(caches, text)) await this.#exchange.enter();
    const enveloped = getEnveloped({ exchange: this.#exchange, params } satisfies Context & { params: GraphQLParams });
    this.#enveloped = enveloped;
    const { schema } = enveloped;
    const document = enveloped.parse(text);
    const errors = enveloped.validate(schema, document);
    if (errors.length > 0) return this.#refused(errors);
    if (!getOperationAST(document, operationName)) {
      throw invalidInput([{ path: "operationName", message: "The document has no such operation." }]);
    }
    await admitDocument(this.#exchange, { schema, document, operationName, variables });
    const contextValue = await enveloped.contextFactory();
    return { schema, document, operationName, variableValues: variables, contextValue };
  }

  async #refused(errors: readonly GraphQLError[]): Promise<readonly GraphQLError[]> {
    this.#end();
    return (await this.#answer({ errors })).errors ?? [];
  }

  /** Runs a query or a mutation. */
  async execute(args: ExecutionArgs): Promise<ExecutionResult> {
    try {
      return await this.#answer((await this.#enveloped?.execute(args)) as ExecutionResult);
    } catch (error) {
      return await this.#answer({ errors: [asGraphQLError(error)] });
    } finally {
      this.#end();
    }
  }

  /** Begins a subscription. */
  async subscribe(args: ExecutionArgs): Promise<AsyncGenerator<ExecutionResult, undefined> | ExecutionResult> {
    try {
      const results = await this.#subscribed(args);
      if (isGenerator(results)) return this.#untilClosed(results);
      return await this.#answer(results);
    } catch (error) {
      return await this.#answer({ errors: [asGraphQLError(error)] });
    } finally {
      // It takes no place among the requests at once: that is for what will end.
      this.#end();
    }
  }

  /** With others, where the same is likely to be subscribed to by many; the message is then written once for all of them. */
  async #subscribed(args: ExecutionArgs): Promise<AsyncGenerator<ExecutionResult, undefined> | ExecutionResult> {
    const { channels, subscriptions: open } = this.#parts;
    const exchange = this.#exchange;
    const begin = (of: Exchange) => this.#begin(args, of);
    const sharing = sharingOf(this.#params.query ?? "", args as Subscribed, exchange);
    if (!sharing) return begin(exchange);
    const before = Buffer.from(`{"id":${JSON.stringify(this.#id)},"type":"next","payload":`);
    return SharedSubscription.begin({
      exchange,
      beginsNow: sharing.beginsNow,
      open,
      begin,
      channel: () =>
        channels.of(sharing.key, async (onOver) => {
          const shared = await exchange.again({ after: undefined }, true);
          const results = await begin(shared);
          return isGenerator(results) ? new Channel(results, shared, onOver) : undefined;
        }),
      send: (bytes) => this.#session.push(Buffer.concat([before, bytes, AFTER])),
    });
  }

  /** For who has an exchange of their own, everything runs anew. */
  async #begin(args: ExecutionArgs, exchange: Exchange) {
    if (exchange === this.#exchange) {
      return (await this.#enveloped?.subscribe(args)) as AsyncGenerator<ExecutionResult, undefined> | ExecutionResult;
    }
    const enveloped = this.#parts.getEnveloped({ exchange, params: this.#params } satisfies Context & {
      params: GraphQLParams;
    });
    const contextValue = await enveloped.contextFactory();
    return (await enveloped.subscribe({ ...args, contextValue })) as
      | AsyncGenerator<ExecutionResult, undefined>
      | ExecutionResult;
  }

  /** Where the stream breaks off, the socket is closed with the reason: nothing says that the subscription is complete. */
  #untilClosed(results: AsyncGenerator<ExecutionResult, undefined>): AsyncGenerator<ExecutionResult, undefined> {
    const session = this.#session;
    const leave = async () => {
      await results.return(undefined);
      return { done: true, value: undefined } as const;
    };
    return {
      async next() {
        try {
          return await results.next();
        } catch (error) {
          if (!(error instanceof BrokenOff)) throw error;
          session.breakOff(error.why);
          await session.closed;
          return { done: true, value: undefined };
        }
      },
      return: leave,
      throw: leave,
      [Symbol.asyncIterator]() {
        return this;
      },
      async [Symbol.asyncDispose]() {
        await leave();
      },
    };
  }

  #answer(result: ExecutionResult): Promise<ExecutionResult> {
    return answer(result, this.#exchange, this.#report);
  }

  #end(): void {
    for (const done of this.#whenOver.splice(0)) done();
  }
}

/** The protocol wants a text always: clients that name their document send an empty one. */
function withoutEmptyText(payload: object): Readonly<Record<string, unknown>> {
  const { query, ...rest } = payload as Readonly<Record<string, unknown>>;
  const given = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(query === "" ? given : [["query", query], ...given]);
}

const isGenerator = (value: unknown): value is AsyncGenerator<ExecutionResult, undefined> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value;
