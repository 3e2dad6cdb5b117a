/** The helpers that converted functions call. */
import type { Converted } from "./conversion.js";
import type { Module } from "./module.js";
import { printFunction } from "./print-function.js";

/** All helpers that some functions call, directly or not. */
export function helpersCalled(roots: Iterable<Converted>): Set<Converted> {
  const found = new Set<Converted>();
  const collect = (one: Converted): void => {
    for (const helper of one.calls.values()) {
      if (found.has(helper)) continue;
      found.add(helper);
      collect(helper);
    }
  };
  for (const root of roots) collect(root);
  return found;
}

const known = new WeakMap<Converted, string>();

/** What a function does, down to the helpers that it calls: alike where two do the same. Asked before their versions get names. */
export function wholeText(converted: Converted, module: Module): string {
  const text = known.get(converted) ?? textDownTo(converted, module);
  known.set(converted, text);
  return text;
}

function textDownTo(converted: Converted, module: Module): string {
  const own = printFunction(converted, { name: "GET", exported: true, requestType: "Request" }, module);
  const called = [...converted.calls.values()].map((helper) => wholeText(helper, module));
  return [own, ...called].join("\n");
}
