/** Finds the route that answers a URL, by Next's own order: static before dynamic before catch-all. */
import type { Segment, UrlPattern } from "./url-pattern.js";

interface Node<T> {
  statics: Map<string, Node<T>>;
  dynamic?: Node<T>;
  /** What `[...rest]` answers; with `optional`, `[[...rest]]`, which answers the bare folder too. */
  catchAll?: { routes: T[]; optional: boolean };
  routes: T[];
}

export interface Match<T> {
  /** The URL is answered by one of these (one, unless two files have the same URL). */
  certain: T[];
  /** The URL may be answered by these, depending on what is known at run time only. */
  possible: T[];
  /** Where `certain` takes a hole for a parameter: the routes with a fixed name in its place. */
  named: T[];
}

export class RouteTable<T extends { url: string }> {
  readonly #root: Node<T> = emptyNode();

  constructor(routes: readonly T[]) {
    for (const route of routes) this.#add(route);
  }

  match(url: UrlPattern): Match<T> {
    const certain = lookup(this.#root, url.segments, 0);
    const possible = new Set<T>();
    if (certain.length === 0) collect(this.#root, url.segments, 0, possible);
    if (url.openEnd) collectBelow(this.#root, url.segments, 0, possible);
    for (const route of certain) possible.delete(route);
    const named = new Set<T>();
    if (certain.length > 0 && url.segments.some((segment) => !("literal" in segment)))
      collect(this.#root, url.segments, 0, named);
    for (const route of certain) named.delete(route);
    return { certain, possible: [...possible], named: [...named] };
  }

  #add(route: T): void {
    let node = this.#root;
    for (const part of route.url.split("/").filter(Boolean)) {
      const rest = /^\[(\[)?\.\.\..+\]$/.exec(part);
      if (rest !== null) {
        node.catchAll ??= { routes: [], optional: rest[1] !== undefined };
        node.catchAll.routes.push(route);
        return;
      }
      if (/^\[.+\]$/.test(part)) {
        node.dynamic ??= emptyNode();
        node = node.dynamic;
      } else {
        const next = node.statics.get(part) ?? emptyNode<T>();
        node.statics.set(part, next);
        node = next;
      }
    }
    node.routes.push(route);
  }
}

function emptyNode<T>(): Node<T> {
  return { statics: new Map(), routes: [] };
}

/** Literal segments match as Next matches them; a hole is taken to be a parameter, never a static name. */
function lookup<T>(node: Node<T>, segments: readonly Segment[], index: number): T[] {
  const segment = segments[index];
  if (segment === undefined) {
    if (node.routes.length > 0) return node.routes;
    return node.catchAll?.optional ? node.catchAll.routes : [];
  }
  const name = "literal" in segment ? segment.literal : "prefix" in segment ? segment.prefix : undefined;
  const next = name === undefined ? undefined : node.statics.get(name);
  const found = next === undefined ? [] : lookup(next, segments, index + 1);
  if (found.length > 0) return found;
  const dynamic = node.dynamic === undefined ? [] : lookup(node.dynamic, segments, index + 1);
  if (dynamic.length > 0) return dynamic;
  return node.catchAll?.routes ?? [];
}

/** Without a parameter in that place a hole may be any of the static names. */
function collect<T>(node: Node<T>, segments: readonly Segment[], index: number, found: Set<T>): void {
  const segment = segments[index];
  if (segment === undefined) {
    for (const route of node.routes) found.add(route);
    if (node.catchAll?.optional) for (const route of node.catchAll.routes) found.add(route);
    return;
  }
  for (const route of node.catchAll?.routes ?? []) found.add(route);
  for (const [name, next] of node.statics) {
    const fits =
      "literal" in segment
        ? segment.literal === name
        : "prefix" in segment
          ? name.startsWith(segment.prefix)
          : true;
    if (fits) collect(next, segments, index + 1, found);
  }
  if (node.dynamic !== undefined) collect(node.dynamic, segments, index + 1, found);
}

/** Everything at and below a place that ends in a hole that may be a whole path. */
function collectBelow<T>(node: Node<T>, segments: readonly Segment[], index: number, found: Set<T>): void {
  const segment = segments[index];
  if (segment === undefined || index === segments.length - 1) {
    collectAll(node, found);
    return;
  }
  const named = "literal" in segment ? node.statics.get(segment.literal) : undefined;
  if (named !== undefined) {
    collectBelow(named, segments, index + 1, found);
    return;
  }
  if (node.dynamic !== undefined) collectBelow(node.dynamic, segments, index + 1, found);
}

function collectAll<T>(node: Node<T>, found: Set<T>): void {
  for (const route of node.routes) found.add(route);
  for (const route of node.catchAll?.routes ?? []) found.add(route);
  for (const next of node.statics.values()) collectAll(next, found);
  if (node.dynamic !== undefined) collectAll(node.dynamic, found);
}
