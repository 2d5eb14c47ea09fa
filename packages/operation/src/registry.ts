import type { Reason } from "./errors.ts";
import type { EventType } from "./events.ts";
import type { Operation } from "./operation.ts";
import type { Scope } from "./scopes.ts";

/** All operations, and what follows from them: the scopes and events that exist. Refuses two of one name. */
export class Registry {
  readonly operations: readonly Operation[];
  readonly scopes: readonly Scope[];
  readonly events: readonly EventType[];
  readonly reasons: readonly Reason[];
  readonly #byName: ReadonlyMap<string, Operation>;

  /** @param more events that no operation emits: what happens by itself */
  constructor(operations: readonly Operation[], more: readonly EventType[] = []) {
    this.operations = operations;
    this.#byName = indexed("operation", operations, (operation) => operation.name);
    const scopes = operations.flatMap(({ scope }) => (typeof scope === "string" ? [] : [scope]));
    this.scopes = [...indexed("scope", new Set(scopes), (scope) => scope.name).values()];
    this.events = [
      ...indexed("event", new Set([...operations.flatMap((o) => o.emits), ...more]), (e) => e.type).values(),
    ];
    this.reasons = [...indexed("reason", new Set(operations.flatMap((o) => o.errors)), (r) => r.name).values()];
  }

  get(name: string): Operation | undefined {
    return this.#byName.get(name);
  }
}

function indexed<T>(kind: string, values: Iterable<T>, nameOf: (value: T) => string): Map<string, T> {
  const map = new Map<string, T>();
  for (const value of values) {
    const name = nameOf(value);
    if (map.has(name)) throw new Error(`The ${kind} ${name} is defined twice.`);
    map.set(name, value);
  }
  return map;
}
