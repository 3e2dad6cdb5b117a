/** `req.method === "post"`: Node gives methods in capitals, so that never holds. */
import * as t from "@babel/types";
import { HTTP_METHODS, type HttpMethod } from "../contract.js";
import type { FoundHandler } from "../find/handler.js";
import type { Module } from "../module.js";
import { worldOf } from "../roles.js";
import { evaluate, type MethodWorld } from "../split/method-value.js";
import { unwrap, visitAll } from "../syntax.js";

/** A literal that is compared with the method. Lines and columns count from 1. */
export interface MisspeltMethod {
  method: HttpMethod;
  written: string;
  /** Where the text between the quotes lies. */
  start: number;
  end: number;
  line: number;
  column: number;
}

export function misspeltMethods(found: FoundHandler, module: Module): MisspeltMethod[] {
  const world = worldOf(found.fn, { request: 0, response: 1 }, { module, bound: new Map() });
  const misspelt: MisspeltMethod[] = [];
  const look = (literal: t.Node | null | undefined): void => {
    const node = literal ? unwrap(literal) : undefined;
    const method = t.isStringLiteral(node) ? meant(node.value) : undefined;
    if (!node || !method) return;
    const { line, column } = node.loc!.start;
    const [start, end] = [node.start! + 1, node.end! - 1];
    misspelt.push({ method, written: module.source.slice(start, end), start, end, line, column: column + 1 });
  };
  visitAll(found.fn.body, (node) => {
    if (t.isBinaryExpression(node) && /^[!=]==?$/.test(node.operator)) {
      if (isMethod(node.left, world)) look(node.right);
      else if (isMethod(node.right, world)) look(node.left);
    }
    if (t.isSwitchStatement(node) && isMethod(node.discriminant, world))
      for (const { test } of node.cases) look(test);
  });
  return misspelt;
}

/** The source with the methods in capitals: as long as before, so every position holds. */
export function withMethodsSpelt(source: string, misspelt: readonly MisspeltMethod[]): string {
  let text = source;
  for (const { start, end, method } of misspelt) text = text.slice(0, start) + method + text.slice(end);
  return text;
}

/** The method itself, under any name: not something made of it, such as `req.method.toLowerCase()`. */
function isMethod(node: t.Node, world: MethodWorld): boolean {
  const value = evaluate(unwrap(node), "PATCH", world);
  return (
    !t.isStringLiteral(unwrap(node)) && value !== undefined && "value" in value && value.value === "PATCH"
  );
}

function meant(written: string): HttpMethod | undefined {
  const upper = written.toUpperCase();
  return written === upper ? undefined : HTTP_METHODS.find((method) => method === upper);
}
