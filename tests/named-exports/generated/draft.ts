import type { Random } from "./random.js";

/** A route file while it is written. */
export interface Draft {
  random: Random;
  typescript: boolean;
  /** Names of the path parameters. */
  params: string[];
  /** What the author calls the request and the response. */
  req: string;
  res: string;
  /** What the author says of the answers: `<Data>`. */
  answer: string;
  /** Imported names by module. */
  imports: Map<string, Set<string>>;
  /** Types and constants of the file. */
  types: Set<string>;
  constants: Set<string>;
  /** Functions of the file beside the handler, whole. */
  helpers: string[][];
  /** Names at the top level of the file. */
  names: Set<string>;
  /** What the code asks of a request, to send it. */
  asks: Asks;
}

export interface Asks {
  query: Set<string>;
  /** Search parameters that may be repeated, because the code tells lists apart. */
  lists: Set<string>;
  body: Set<string>;
  bodyKind: "json" | "text" | "either";
  headers: Set<string>;
  cookies: Set<string>;
}

/** A place in a function of the draft: what can be said there. */
export interface Scope {
  draft: Draft;
  req: string;
  res: string;
  /** The method of the requests that come here; undefined where there may be several. */
  method: string | undefined;
  /** Names that are taken. */
  names: Set<string>;
  /** Expressions of values that can be sent or passed on. */
  values: string[];
  /** Those of them that are no text. */
  objects: Set<string>;
  depth: number;
  /** What a `return` does after a reply: "reply" gives its value, "bare" doesn't. */
  leaves: "reply" | "bare" | "apart";
  /** Whether the body may be read here. */
  body: boolean;
  /** Whether `await` may be written. */
  waits: boolean;
}

export function importName(draft: Draft, module: string, name: string): string {
  const names = draft.imports.get(module) ?? new Set();
  draft.imports.set(module, names.add(name));
  return name;
}

/** A name that isn't taken here, as near to the wish as can be. */
export function fresh(scope: Scope, wish: string): string {
  let name = wish;
  for (let count = 2; scope.names.has(name) || scope.draft.names.has(name); count++) name = `${wish}${count}`;
  scope.names.add(name);
  return name;
}

/** A block inside of this one: it sees all names of it and keeps its own to itself. */
export function inner(scope: Scope, changes: Partial<Scope> = {}): Scope {
  return {
    ...scope,
    names: new Set(scope.names),
    values: [...scope.values],
    depth: scope.depth + 1,
    ...changes,
  };
}

/** A value that may stand in a text. */
export function textual(scope: Scope): string | undefined {
  const texts = scope.values.filter((value) => !scope.objects.has(value));
  return texts.length > 0 ? scope.draft.random.pick(texts) : undefined;
}

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === "" ? line : `  ${line}`));
}

export function block(head: string, lines: readonly string[], tail = "}"): string[] {
  return [head, ...indented(lines), tail];
}

/** The text in TypeScript, nothing in JavaScript. */
export function typed(draft: Draft, text: string): string {
  return draft.typescript ? text : "";
}

/** Notes that a name is asked of the request. */
export function ask(set: Set<string>, name: string): string {
  set.add(name);
  return name;
}
