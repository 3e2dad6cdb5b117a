/** Moves code one level to the right, but for what is inside of a template literal: there, spaces are content. */
import * as t from "@babel/types";
import type { Module } from "../../src/handler/module.js";
import { visitAll } from "../../src/handler/syntax.js";
import type { MapEntry } from "./handlers.js";

/** An entry of the map with its comments above and behind it, indented. */
export function indentedEntry(entry: MapEntry, module: Module): string {
  const { indent } = module.style;
  const { source } = module;
  const comments = entry.comments.map(({ start, end }) => indentLines(source.slice(start!, end!), indent));
  const fixed = templateTexts(entry.node, module);
  const lines = entry.text.split("\n");
  let position = 0;
  const text = lines
    .map((line, index) => {
      const start = position;
      position += line.length + 1;
      const isContent = fixed.some((span) => start > span.start && start <= span.end);
      return line === "" || (index > 0 && isContent) ? line : indent + line;
    })
    .join("\n");
  const trailing = entry.trailing === "" ? "" : ` ${entry.trailing}`;
  return [...comments, `${text},${trailing}`].join("\n");

  function templateTexts(node: t.Node, { source: whole }: Module): { start: number; end: number }[] {
    // The entry's text ends as its node does, so positions count from the end.
    const shift = entry.text.length - node.end!;
    const spans: { start: number; end: number }[] = [];
    visitAll(node, (inner) => {
      if (t.isTemplateElement(inner) && whole.slice(inner.start!, inner.end!).includes("\n")) {
        spans.push({ start: inner.start! + shift, end: inner.end! + shift });
      }
    });
    return spans;
  }
}

function indentLines(text: string, indent: string): string {
  return text.replace(/^(?=.)/gm, indent);
}
