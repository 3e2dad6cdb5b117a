/** An import with other names: what stands in front of `from`. */
import * as t from "@babel/types";
import type { Module } from "./module.js";
import type { Edit } from "./splice.js";

/** A name in braces as it shall be, and the specifier that it was, if it isn't new. */
export interface ImportName {
  text: string;
  node?: t.Node;
}

/**
 * Gives an import another list of names. Lists over several lines stay so where they don't fit in one; comments among
 * the names stay with theirs.
 * @param type whether the whole import is `import type`
 * @param names the names in braces, in order; what isn't in braces (a default, a namespace) stays unless it is `dropped`
 */
export function editImport(
  module: Module,
  node: t.ImportDeclaration,
  type: boolean,
  names: readonly ImportName[],
  dropped: ReadonlySet<t.Node>,
): Edit[] {
  const others = node.specifiers.filter((one) => !t.isImportSpecifier(one) && !dropped.has(one));
  const inside = module.comments.some(({ start, end }) => start! > node.start! && end! < node.source.start!);
  const steady = others.length === node.specifiers.filter((one) => !t.isImportSpecifier(one)).length;
  if (inside && steady && names.some((one) => one.node)) return nameByName(module, node, type, names);
  return [wholeClause(module, node, type, others, names)];
}

function wholeClause(
  module: Module,
  node: t.ImportDeclaration,
  type: boolean,
  others: t.Node[],
  names: readonly ImportName[],
): Edit {
  const { source, style } = module;
  const start = node.start!;
  const end = node.source.start!;
  const old = source.slice(start, end);
  const head = [type ? "import type" : "import"];
  if (others.length > 0) head.push(others.map((one) => source.slice(one.start!, one.end!)).join(", "));
  const before = head.join(" ") + (others.length > 0 && names.length > 0 ? ", " : " ");
  if (names.length === 0) return { start, end, text: `${before}from ` };
  const space = /\{([ \t]*)\S/.exec(old)?.[1] ?? style.braceSpace;
  const line = `${before}{${space}${names.map(({ text }) => text).join(", ")}${space}} from `;
  const rest = /^[^\r\n]*/.exec(source.slice(end))![0].replace(/\s*\/[/*].*/, "");
  // A single name is never broken off, as prettier does it.
  if (line.length + rest.length <= style.width || names.length === 1) return { start, end, text: line };
  const indent = /\n([ \t]*)\S/.exec(old)?.[1] || style.indent;
  const comma = /,\s*\}/.test(old) || (!old.includes("\n") && style.trailingComma) ? "," : "";
  const rows = names.map(({ text }) => indent + text).join(`,${style.eol}`);
  return { start, end, text: `${before}{${style.eol}${rows}${comma}${style.eol}} from ` };
}

/** Takes names out and puts others in one by one, so that the comments between them stay. */
function nameByName(
  module: Module,
  node: t.ImportDeclaration,
  type: boolean,
  names: readonly ImportName[],
): Edit[] {
  const { source } = module;
  const edits: Edit[] = [];
  const keyword = /^import(?:\s+type\b(?!\s*(?:,|from\b)))?/.exec(
    source.slice(node.start!, node.source.start!),
  )![0];
  const wanted = type ? "import type" : "import";
  if ((node.importKind === "type") !== type)
    edits.push({ start: node.start!, end: node.start! + keyword.length, text: wanted });
  const specifiers = node.specifiers.filter((one) => t.isImportSpecifier(one));
  const kept = new Map(names.flatMap((one) => (one.node ? [[one.node, one.text] as const] : [])));
  const last = specifiers.findLast((one) => kept.has(one))!;
  for (const [index, one] of specifiers.entries()) {
    const text = kept.get(one);
    if (text === undefined) edits.push(...withoutName(module, specifiers, index, last));
    else if (text !== source.slice(one.start!, one.end!))
      edits.push({ start: one.start!, end: one.end!, text });
  }
  const lineStart = source.lastIndexOf("\n", last.start! - 1) + 1;
  const ownLine = lineStart > node.start! && source.slice(lineStart, last.start!).trim() === "";
  const gap = ownLine ? module.style.eol + source.slice(lineStart, last.start!) : " ";
  const added = names.filter((one) => !one.node).map(({ text }) => text);
  if (added.length === 0) return edits;
  const behind = ownLine && /^(,?)[ \t]*\/[/*][^\r\n]*/.exec(source.slice(last.end!));
  if (behind) {
    const comma = behind[1]!;
    if (!comma) edits.push({ start: last.end!, end: last.end!, text: "," });
    const at = last.end! + behind[0].length;
    edits.push({ start: at, end: at, text: added.map((text) => gap + text).join(",") + comma });
  } else
    edits.push({ start: last.end!, end: last.end!, text: added.map((text) => `,${gap}${text}`).join("") });
  return edits;
}

function withoutName(module: Module, specifiers: t.Node[], index: number, lastKept: t.Node): Edit[] {
  const { source } = module;
  const one = specifiers[index]!;
  const lineStart = source.lastIndexOf("\n", one.start! - 1) + 1;
  const line = /^,?[ \t]*(?:\/\/[^\r\n]*|(?:\/\*[^\r\n]*?\*\/[ \t]*)*)\r?\n/.exec(source.slice(one.end!));
  const follows = lastKept.start! > one.start!;
  if (source.slice(lineStart, one.start!).trim() === "" && line)
    return [{ start: lineStart, end: one.end! + line[0].length, text: "" }];
  const next = specifiers[index + 1];
  if (follows && next) return [{ start: one.start!, end: next.start!, text: "" }];
  return [{ start: specifiers[index - 1]!.end!, end: one.end!, text: "" }];
}
