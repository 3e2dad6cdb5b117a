/** Functions of Next.js that take the place of what the Pages Router gave with the request and the response. */
import * as t from "@babel/types";
import { importedFrom } from "./imported-name.js";
import { freeName, type Module } from "./module.js";

/** A name to import, `draftMode` or `draftMode as nextDraftMode`, and where it comes from. */
export interface NeededImport {
  source: string;
  name: string;
}

/** What such a function is called in a file, and how it is to be imported if it isn't yet. */
export function nextFunctionIn(
  module: Module,
  source: "next/cache" | "next/headers",
  name: string,
): { local: string; needed: NeededImport } {
  let isTaken = false;
  for (const { identifier } of module.bindings.values()) {
    const from = importedFrom(identifier, module);
    if (from?.source === source && from.name === name)
      return {
        local: from.local,
        needed: { source, name: from.local === name ? name : `${name} as ${from.local}` },
      };
    isTaken ||= identifier.name === name;
  }
  if (!isTaken) return { local: name, needed: { source, name } };
  const local = freeName(module, [`next${name[0]!.toUpperCase()}${name.slice(1)}`]);
  return { local, needed: { source, name: `${name} as ${local}` } };
}

/** `draftMode()` and `cookies()` give promises from Next 15 on, and on 16 nothing else. https://nextjs.org/docs/messages/sync-dynamic-apis */
export function isAwaited({ context }: Module): boolean {
  return (context.next ?? 16) >= 15;
}

/** A call of such a function, with the `await` that it takes: `(await draftMode())`. */
export function callOf(local: string, module: Module): string {
  return isAwaited(module) ? `(await ${local}())` : `${local}()`;
}

/** Whether the innermost function around a node may hold an `await`, or is the given one, which may become async. */
export function mayAwait(node: t.Node, owner: t.Node, module: Module): boolean {
  for (let at = module.parents.get(node); at; at = module.parents.get(at))
    if (t.isFunction(at)) return at === owner || at.async === true;
  return false;
}
