/** Which comments speak of the whole file, and which belong to the statement below them. */
import * as t from "@babel/types";
import type { Module } from "./module.js";

/** Speaks of the next line alone. */
const NEXT_LINE =
  /(?:eslint|oxlint)-disable-next-line|tslint:disable-next-line|@ts-ignore|@ts-expect-error|biome-ignore\b(?!-)|prettier-ignore|deno-lint-ignore\b(?!-)|(?:istanbul|c8|v8) ignore/;

/** Licenses, switches of tools for the whole file, and the file's own path. */
const WHOLE_FILE =
  /^!|@license|@preserve|@copyright|copyright|\blicen[cs]ed? under\b|SPDX-|@fileoverview|@file\b|^\s*(?:eslint|oxlint|tslint|stylelint|biome|jshint|global|globals)\b(?!-?disable-next-line)|@ts-(?:no)?check|@jsx|@flow|@format|@prettier|^\s*\/\s*<|(?:^|\s)[\w@.()[\]/-]*\/[\w@.()[\]-]+\.[cm]?[jt]sx?\s*$/i;

/**
 * The comments directly above a statement, without a blank line between, that belong to it. What speaks of the whole
 * file is left out: licenses, switches of tools, the file's path, and any comment that opens the file above an import.
 */
export function ownComments(module: Module, node: t.Statement): t.Comment[] {
  const above = commentsAbove(module, node);
  const header = headerLength(module, node, above);
  return above.slice(header);
}

/** Where a new first import goes if it is to stand above `node`: in front of the comments that are the statement's own. */
export function positionAbove(module: Module, node: t.Statement): number {
  return ownComments(module, node)[0]?.start ?? node.start!;
}

/** The comments above a statement with no blank line between, in order. */
function commentsAbove(module: Module, node: t.Statement): t.Comment[] {
  const { source } = module;
  const above: t.Comment[] = [];
  let position = node.start!;
  for (const comment of module.comments.filter(({ end }) => end! <= node.start!).toReversed()) {
    const gap = source.slice(comment.end!, position);
    if (gap.trim() !== "" || (gap.match(/\n/g)?.length ?? 0) > 1) break;
    const lineStart = source.lastIndexOf("\n", comment.start! - 1) + 1;
    // A comment behind code belongs to that code.
    if (source.slice(lineStart, comment.start!).trim() !== "") break;
    above.unshift(comment);
    position = comment.start!;
  }
  return above;
}

/** How many of the comments above a statement are the file's own. */
function headerLength(module: Module, node: t.Statement, above: t.Comment[]): number {
  const first = above[0];
  if (!first) return 0;
  const opensFile = module.source.slice(0, first.start!).trim() === "" || !codeBefore(module, first);
  if (!opensFile) return 0;
  let header =
    above.findLastIndex((comment) => WHOLE_FILE.test(comment.value) && !NEXT_LINE.test(comment.value)) + 1;
  if (t.isImportDeclaration(node)) {
    const nextLine = above.findIndex((comment) => NEXT_LINE.test(comment.value));
    const whole = module.source.slice(0, first.start!).trim() === "";
    if (whole) header = Math.max(header, nextLine < 0 ? above.length : nextLine);
  }
  return header;
}

/** Whether any statement or directive stands in front of a comment. */
function codeBefore(module: Module, comment: t.Comment): boolean {
  const { body } = module.program;
  return body.some((node) => node.start! < comment.start!);
}
