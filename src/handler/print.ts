/** Residual -> text. Untouched code is copied from the source; what is new takes the author's style. */
import * as t from "@babel/types";
import type { Module } from "./module.js";
import {
  type CallPart,
  type IndentedPart,
  type Item,
  isCallPart,
  isIndentedPart,
  isListPart,
  isLiteralPart,
  type List,
  type LiteralPart,
  type Part,
  type Residual,
} from "./residual.js";
import { childrenOf, isFunctionNode, visitAll } from "./syntax.js";

/** Stands for a line break that belongs to a value (in a template literal) and must not be indented anew. */
const INNER_BREAK = "\uE000";

export interface Printer {
  /** A node with everything replaced that is to be replaced. Lines after the first keep their indent of the source. */
  node(node: t.Node): string;
  parts(parts: Part[], indent: string): string;
  /** The statements of a list as whole lines, each at `indent`. */
  list(list: List, indent: string): string;
}

const guarded = new WeakMap<Module, string>();

/** The source with the line breaks of template literals and JSX text guarded: same length. */
function guardedSource(module: Module): string {
  const known = guarded.get(module);
  if (known !== undefined) return known;
  const chars = module.source.split("");
  visitAll(module.program, (node) => {
    if (t.isTemplateElement(node) || t.isJSXText(node) || t.isStringLiteral(node))
      for (let at = node.start!; at < node.end!; at++) if (chars[at] === "\n") chars[at] = INNER_BREAK;
  });
  const text = chars.join("");
  guarded.set(module, text);
  return text;
}

/** A stretch of the source, guarded: to be indented anew, and released then. */
export function guardedText(module: Module, start: number, end: number): string {
  return guardedSource(module).slice(start, end);
}

function hasComments({ lead, trail, below }: Item, { dangling }: List): boolean {
  return lead.length + trail.length + (below?.length ?? 0) + dangling.length > 0;
}

/** Gives back the guarded line breaks. */
export function release(text: string): string {
  return text.replaceAll(INNER_BREAK, "\n");
}

/** The whitespace in front of the first character of the line on which `position` lies. */
export function indentAt(source: string, position: number): string {
  const lineStart = source.lastIndexOf("\n", position - 1) + 1;
  return /^[ \t]*/.exec(source.slice(lineStart, position))![0];
}

/** Moves all lines but the first from one indent to another. */
export function reindent(text: string, from: string, to: string): string {
  if (from === to || !text.includes("\n")) return text;
  return text
    .split("\n")
    .map((line, index) => {
      if (index === 0 || line.trim() === "") return line;
      return line.startsWith(from) ? to + line.slice(from.length) : line;
    })
    .join("\n");
}

function endsWithSemicolon(node: t.Node | undefined): boolean {
  return (
    t.isExpressionStatement(node) ||
    t.isVariableDeclaration(node) ||
    t.isCompletionStatement(node) ||
    t.isDoWhileStatement(node)
  );
}

/** How far a line reaches; a tab counts as two columns. */
export function columns(line: string): number {
  return line.replaceAll("\t", "  ").length;
}

export function createPrinter(
  module: Module,
  residual: Pick<Residual, "lists" | "replaced"> & Partial<Pick<Residual, "callees" | "dropped">>,
): Printer {
  const source = guardedSource(module);
  const { style } = module;

  const dirty = new Set<t.Node>();
  const soil = (node: t.Node): void => {
    for (let at: t.Node | undefined = node; at && !dirty.has(at); at = module.parents.get(at)) dirty.add(at);
  };
  for (const node of residual.replaced.keys()) soil(node);
  for (const node of residual.lists.keys()) soil(node);
  for (const node of residual.dropped ?? []) soil(node);

  function node(target: t.Node): string {
    const replacement = residual.replaced.get(target);
    if (replacement) return parts(replacement, indentAt(source, target.start!), target);
    return plain(target);
  }

  function plain(target: t.Node): string {
    if (!dirty.has(target)) return source.slice(target.start!, target.end!);
    const list = residual.lists.get(target);
    const isRelabelled = t.isSwitchCase(target) && target.test && residual.dropped?.has(target.test);
    if (list && (structureChanged(list) || isRelabelled)) return changedBody(target, list);
    if (t.isObjectProperty(target) && target.shorthand && t.isIdentifier(target.key)) {
      const value = t.isAssignmentPattern(target.value) ? target.value.left : target.value;
      const printed = t.isAssignmentPattern(target.value) ? compose(target.value) : node(target.value);
      if (residual.replaced.has(value) && printed !== target.key.name)
        return `${target.key.name}: ${printed}`;
      return printed;
    }
    if (t.isObjectProperty(target) && !target.shorthand && !target.computed && t.isIdentifier(target.key)) {
      if (residual.replaced.has(target.value) && node(target.value) === target.key.name)
        return target.key.name;
    }
    return compose(target);
  }

  /** The source of a node, with its children printed in their places. */
  function compose(target: t.Node): string {
    const children = childrenOf(target).sort((a, b) => a.start! - b.start!);
    let text = "";
    let position = target.start!;
    for (const child of children) {
      if (child.start! < position) continue;
      const gap = source.slice(position, child.start!);
      if (residual.dropped?.has(child)) {
        ({ text, position } = without(child, text, gap, target));
        continue;
      }
      const bare = withoutBrackets(child, target, gap);
      text +=
        t.isIfStatement(target) && child !== target.test
          ? branch(target, child, text, gap)
          : (bare?.gap ?? gap) + node(child);
      position = bare?.end ?? child.end!;
      if (child === certainCallee(target))
        position += /^\s*\?\./.exec(source.slice(position))?.[0].length ?? 0;
    }
    return text + source.slice(position, target.end!);
  }

  /** Brackets around a cast that is gone: `(req.query.page as string) || "1"`. */
  function withoutBrackets(
    child: t.Node,
    target: t.Node,
    gap: string,
  ): { gap: string; end: number } | undefined {
    if (!child.extra?.parenthesized || !residual.replaced.has(child) || t.isNewExpression(target))
      return undefined;
    const open = /^([\s\S]*(?:^|[^\w$]))\(\s*$/.exec(gap);
    const close = /^\s*\)/.exec(source.slice(child.end!));
    if (!open || !close || !isAccess(node(child))) return undefined;
    const isAfterWord = open[1] === "" && /[\w$]$/.test(source.slice(0, child.extra.parenStart as number));
    return isAfterWord ? undefined : { gap: open[1]!, end: child.end! + close[0].length };
  }

  /** A name, a property of it, or a call of that with one text: nothing that brackets would have to hold together. */
  function isAccess(text: string): boolean {
    return /^[\w$]+(?:\.[\w$]+)*(?:\((?:"[^"\n]*"|'[^'\n]*')?\))?$/.test(text);
  }

  /** A branch of an `if`, with what stands in front of it: what doesn't fit behind the condition gets a line of its own. */
  function branch(target: t.IfStatement, child: t.Node, before: string, gap: string): string {
    const text = node(child);
    // Several statements have taken the place of one.
    const isBlock = !t.isBlockStatement(child) && !t.isIfStatement(child) && text.startsWith("{");
    // `out = { id }` ends in a brace as well.
    const followsBlock = child === target.alternate && node(target.consequent).startsWith("{");
    const [lead] = /^[\s\S]*?\belse\b/.exec(gap) ?? [];
    const moved = reindent(text, indentAt(source, child.start!), indentAt(source, target.start!));
    if (isBlock && child === target.consequent) return `${gap.trimEnd()} ${moved}`;
    if (isBlock || (followsBlock && lead && !t.isBlockStatement(target.consequent)))
      return `${followsBlock ? lead!.replace(/^\s*/, " ") : lead!} ${isBlock ? moved : text}`;
    if (child !== target.consequent || target.alternate || gap.includes("\n") || t.isBlockStatement(child))
      return gap + text;
    const list = residual.lists.get(child);
    const [only] = list?.items ?? [];
    const outer = indentAt(source, target.start!);
    if (!list || !only || !structureChanged(list)) return gap + text;
    const line = `${lineBefore(target)}${before}${gap}`.split("\n").at(-1)!;
    if (!text.includes("\n") && columns(line + text) <= style.width) return gap + text;
    const inner = outer + style.indent;
    return `${gap.trimEnd()}\n${inner}${itemText(only, inner, child)}`;
  }

  /** What stands in front of a statement on its line. */
  function lineBefore(target: t.Node): string {
    return source.slice(source.lastIndexOf("\n", target.start! - 1) + 1, target.start!);
  }

  /** Leaves out an entry of a list, with its comma, and with the comments above it where it has lines of its own. */
  function without(
    child: t.Node,
    text: string,
    gap: string,
    target: t.Node,
  ): { text: string; position: number } {
    const isOnItsLine = gap.includes("\n");
    const before = text + (isOnItsLine ? gap.slice(0, gap.indexOf("\n")) : gap);
    const behind = source.slice(child.end!);
    const comma = (isOnItsLine ? /^[^\S\n]*,[^\S\n]*(?:\/\/[^\n]*)?/ : /^\s*,\s*/).exec(behind)?.[0];
    const position = child.end! + (comma?.length ?? 0);
    if (comma !== undefined) return { text: before, position };
    // The last of a list takes the comma in front of it along.
    const cut = before.replace(/,\s*$/, "");
    const isBare = t.isArrowFunctionExpression(target) && target.params.length === 1 && !/\($/.test(cut);
    return { text: isBare && target.params[0] === child ? `${cut}()` : cut, position };
  }

  /** The callee of `table[method]?.()`, where the table is known to hold the function: that needs no `?.`. */
  function certainCallee(target: t.Node): t.Node | undefined {
    const isCertain = t.isOptionalCallExpression(target) && target.optional && residual.callees?.has(target);
    return isCertain ? target.callee : undefined;
  }

  function structureChanged(list: List): boolean {
    return (
      list.items.length !== list.original.length ||
      list.items.some((item, index) => item.node !== list.original[index] || item.parts !== undefined)
    );
  }

  function changedBody(target: t.Node, list: List): string {
    if (t.isSwitchCase(target)) {
      const head =
        target.test && !residual.dropped?.has(target.test) ? `case ${node(target.test)}:` : "default:";
      const outer = indentAt(source, target.start!);
      const [only] = list.items;
      // `case "GET": {` stays on its line.
      if (list.items.length === 1 && t.isBlockStatement(only?.node) && !hasComments(only, list))
        return `${head} ${itemText(only, outer, target)}`;
      const indent = outer + style.indent;
      const body = lines(list, indent);
      return body ? `${head}\n${body}` : head;
    }
    const outer = indentAt(source, target.start!);
    if (!t.isBlockStatement(target)) {
      const [only] = list.items;
      if (list.items.length === 1 && only && only.lead.length === 0) {
        const text = itemText(only, outer, target);
        if (!holdsSeveral(text, outer)) return text;
      }
    }
    const first = list.original[0];
    const inner =
      t.isBlockStatement(target) && first && indentAt(source, first.start!) !== outer
        ? indentAt(source, first.start!)
        : outer + style.indent;
    const directives = t.isBlockStatement(target)
      ? target.directives.map((d) => inner + source.slice(d.start!, d.end!))
      : [];
    const body = [...directives, lines(list, inner, target)].filter(Boolean).join("\n");
    if (!body) return "{}";
    const [head, tail] = t.isBlockStatement(target) ? edges(target, list, inner) : ["", ""];
    return `{\n${head}${body}\n${tail}${outer}}`;
  }

  /** The blank lines behind the opening brace and in front of the closing one, where the same statements stand there. */
  function edges(block: t.BlockStatement, list: List, inner: string): [head: string, tail: string] {
    const [first] = list.items;
    const last = list.items.at(-1);
    const isFirst = first?.node !== undefined && first.node === list.original[0];
    const isLast = last?.node !== undefined && last.node === list.original.at(-1);
    const close = block.end! - 1;
    return [
      isFirst && block.directives.length === 0 ? blanksAbove(startOf(first), inner) : "",
      isLast && indentAt(source, last.node!.start!) === inner
        ? blanksAbove(close, indentAt(source, close))
        : "",
    ];
  }

  /** The blank lines above a place, unless the line is printed with another indent: then its blank lines aren't the author's. */
  function blanksAbove(place: number, indent: string): string {
    const [, lines, own] = /\n((?:[^\S\n]*\n)*)([^\S\n]*)$/.exec(source.slice(0, place)) ?? [];
    return own === indent ? (lines ?? "") : "";
  }

  function startOf(item: Item): number {
    return item.lead[0]?.start ?? item.node!.start!;
  }

  /** Whether new text is more than one statement: a line that begins where the first one does, and closes nothing. */
  function holdsSeveral(text: string, indent: string): boolean {
    return text
      .split("\n")
      .slice(1)
      .some((line) => line.startsWith(indent) && /^[^\s)}\].?:]/.test(line.slice(indent.length)));
  }

  /** One statement; a body without braces is its own list, so `self` must not be printed through that list again. */
  function itemText(item: Item, indent: string, self?: t.Node): string {
    const anchor = item.node;
    const base = anchor ? indentAt(source, anchor.start!) : indent;
    if (item.parts)
      return reindent(parts(item.parts, anchor ? base : indent, undefined, indent), base, indent);
    const text = anchor === self ? compose(anchor!) : node(anchor!);
    return reindent(text, base, indent);
  }

  function commentText(comment: t.Comment, indent: string): string {
    const text = source.slice(comment.start!, comment.end!);
    return reindent(text, indentAt(source, comment.start!), indent);
  }

  /** Whether the semicolon of a statement only parted it from the next one on its line, which stands on a line of its own now. */
  function isSpare({ node: own, parts: text }: Item, next: Item | undefined): boolean {
    if (style.semicolons || !own || text) return false;
    const behind = source.slice(own.end!, next?.node?.start ?? undefined);
    const wasOnOneLine = next?.node
      ? behind.trim() === "" && !behind.includes("\n")
      : /^[^\S\n]*\}/.test(behind);
    const first = next?.node && !next.parts ? source[next.node.start!]! : "";
    return wasOnOneLine && !/[([`+\-/]/.test(first);
  }

  function lines(list: List, indent: string, self?: t.Node): string {
    const out: string[] = [];
    let before: { item: Item; text: string } | undefined;
    for (const [at, item] of list.items.entries()) {
      if (item.blankBefore && out.length > 0)
        out.push((item.node && blanksAbove(startOf(item), indent).slice(0, -1)) || "");
      let inline = "";
      for (const [index, comment] of item.lead.entries()) {
        const next = item.lead[index + 1]?.start ?? item.node?.start ?? comment.end!;
        const gap = next > comment.end! ? module.source.slice(comment.end!, next) : "\n";
        // A comment in front of a statement on the same line stays there.
        if (!gap.includes("\n") && comment.type === "CommentBlock" && index === item.lead.length - 1)
          inline = `${commentText(comment, indent)} `;
        else {
          out.push(indent + commentText(comment, indent));
          if (/^[^\S\n]*\r?\n[^\S\n]*\r?\n/.test(gap)) out.push("");
        }
      }
      const trail = item.trail.map((comment) => ` ${commentText(comment, indent)}`).join("");
      const own = itemText(item, indent, self);
      const text = inline + (isSpare(item, list.items[at + 1]) ? own.replace(/;$/, "") : own);
      out.push(indent + (runsOnInto(text, before) ? `;${text}` : text) + trail);
      before = { item, text };
      for (const comment of item.below ?? []) out.push(indent + commentText(comment, indent));
    }
    for (const comment of list.dangling) out.push(indent + commentText(comment, indent));
    return out.join("\n");
  }

  /** Whether a statement without a semicolon at its end would go on in the next: what stood between them is gone, or is new. */
  function runsOnInto(next: string, before: { item: Item; text: string } | undefined): boolean {
    if (!before || !/^[[(`+\-/]/.test(next) || /^\/[/*]/.test(next)) return false;
    const { item, text } = before;
    const isBlock = !item.parts && !endsWithSemicolon(item.node) && text.endsWith("}");
    return !isBlock && !text.trimEnd().endsWith(";");
  }

  /**
   * Prints parts. Line breaks in text parts are followed by `indent`; a statement that gets longer than the line is
   * broken at its outermost call. `self` is the node that is replaced, if it stands among its own parts.
   */
  function parts(list: Part[], indent: string, self?: t.Node, lineIndent = indent): string {
    const lineEnd = list.findIndex((part) => typeof part === "string" && part.endsWith("\n"));
    if (lineEnd >= 0 && lineEnd < list.length - 1) {
      const [first, rest] = [list.slice(0, lineEnd), list.slice(lineEnd + 1)];
      const last = (list[lineEnd] as string).slice(0, -1);
      return `${parts([...first, last], indent, self, lineIndent)}\n${indent}${parts(rest, indent, self, lineIndent)}`;
    }
    const fits = (text: string): boolean => !text.includes("\n") && columns(lineIndent + text) <= style.width;
    const onOneLine = list
      .map((part) => (isIndentedPart(part) ? behind(part, indent, self) : one(part, indent, false, self)))
      .join("");
    if (fits(onOneLine)) return onOneLine;
    const flat = list.map((part) => shifted(one(part, indent, false, self), part, indent, self)).join("");
    if (!list.some(isCallPart) || flat.includes("\n")) return flat;
    const test = list[0] === "if (" ? list.indexOf(") ") : -1;
    if (test > 0) {
      const head = list
        .slice(0, test)
        .map((part) => one(part, indent, false, self))
        .join("");
      const inner = indent + style.indent;
      return `${head})\n${inner}${parts(list.slice(test + 1), inner, self, lineIndent + style.indent)}`;
    }
    let text = "";
    for (const part of list) {
      const line = `${lineIndent}${text}`.split("\n").at(-1)!;
      text += shifted(one(part, indent, true, self, line), part, indent, self);
    }
    return text;
  }

  /** The text of an expression of the source, whose lines stand as far in as the line on which it begins now. */
  function shifted(text: string, part: Part, indent: string, self?: t.Node): string {
    const isMoved = typeof part === "object" && "type" in part && part !== self && t.isExpression(part);
    return isMoved && part.start != null ? reindent(text, indentAt(source, part.start!), indent) : text;
  }

  /** Parts that would stand further in, on the same line. */
  function behind(part: IndentedPart, indent: string, self?: t.Node): string {
    const text = part.indented.map((inner) => one(inner, indent, false, self)).join("");
    return text.replace(/^\n\s*/, " ");
  }

  function one(part: Part, indent: string, broken: boolean, self?: t.Node, before = indent): string {
    if (typeof part === "string") return part.replaceAll("\n", `\n${indent}`);
    if (isListPart(part)) return `\n${lines(part.list, indent + style.indent)}`;
    if (isLiteralPart(part)) return literal(part, indent, part.lines || holdsLines(part));
    if (isIndentedPart(part))
      return part.indented
        .map((inner) => one(inner, indent, false, self))
        .join("")
        .replaceAll(/\n(?=[^\n])/g, `\n${style.indent}`);
    if (isCallPart(part)) return call(part, indent, broken, self, before);
    const text = part === self ? plain(part) : node(part);
    return t.isSequenceExpression(part) ? `(${text})` : text;
  }

  /** An object or array, on one line or with each field on its own. */
  function literal(part: LiteralPart, indent: string, broken: boolean): string {
    const close = part.open === "{" ? "}" : "]";
    const space = part.open === "{" ? style.braceSpace : "";
    if (!broken) {
      const fields = part.fields.map((field) => field.map((p) => one(p, indent, false)).join(""));
      return `${part.open}${space}${fields.join(", ")}${space}${close}`;
    }
    const inner = indent + style.indent;
    const fields = part.fields.map((field) => inner + fitted(field, inner, inner));
    return `${part.open}\n${fields.join(",\n")}${style.trailingComma ? "," : ""}\n${indent}${close}`;
  }

  /** Parts that begin behind `before` on their line; an object at their end is broken where it would get too long. */
  function fitted(list: Part[], indent: string, before: string): string {
    const front = list.slice(0, -1).map((part) => one(part, indent, false));
    const last = list.at(-1)!;
    const text = [...front, shifted(one(last, indent, false), last, indent)].join("");
    if (!isLiteralPart(last) || text.includes("\n") || columns(`${before}${text},`) <= style.width)
      return text;
    return front.join("") + literal(last, indent, true);
  }

  function holdsLines(part: LiteralPart): boolean {
    return part.fields.some((field) =>
      field.some((p) =>
        isLiteralPart(p)
          ? p.lines || holdsLines(p)
          : typeof p === "object" && "type" in p && node(p).includes("\n"),
      ),
    );
  }

  /** Code of the author's that stood at the beginning of a line, and that no bracket of its own holds together. */
  function beganItsLine(part: Part): boolean {
    if (typeof part !== "object" || !("type" in part) || part.start == null) return false;
    const line = source.slice(source.lastIndexOf("\n", part.start - 1) + 1, part.start);
    return (
      line.trim() === "" &&
      !t.isObjectExpression(part) &&
      !t.isArrayExpression(part) &&
      !t.isTemplateLiteral(part)
    );
  }

  /** Arguments, each on a line of its own. */
  function onLines(args: Part[][], indent: string, self?: t.Node): string {
    const outer = indent.slice(style.indent.length);
    const texts = args.map((arg) => {
      const [only] = arg;
      const isLonely = arg.length === 1 && typeof only === "object" && "type" in only;
      const text = isLonely
        ? reindent(one(only, indent, false, self), indentAt(source, only.start!), indent)
        : only && isCallPart(only) && arg.length === 1
          ? reindent(one(only, outer, false, self), outer, indent)
          : fitted(arg, indent, indent);
      return `\n${indent}${text}`;
    });
    return texts.join(",") + (style.argumentComma ? "," : "");
  }

  function call(
    part: CallPart,
    indent: string,
    broken: boolean,
    self: t.Node | undefined,
    before: string,
  ): string {
    const callee = parts(part.callee, indent, self);
    const inner = indent + style.indent;
    const [first, last] = [part.args[0], part.args.at(-1)];
    const [lastPart] = last ?? [];
    const flat = (arg: Part[]): string => arg.map((p) => one(p, indent, false, self)).join("");
    if (part.args.length > 1 && first && flat(first).includes("\n")) {
      if (style.argumentsOnLines || !/^[{[]/.test(flat(first)))
        return `${callee}(${onLines(part.args, inner, self)}\n${indent})`;
      const front = part.args.slice(0, -1).map(flat).join(", ");
      return `${callee}(${front}, ${fitted(last!, indent, `${front.split("\n").at(-1)!}, `)})`;
    }
    const isBehindObject =
      first && isLiteralPart(lastPart ?? "") && flat(first).startsWith((lastPart as LiteralPart).open);
    if (part.args.length > 1 && style.argumentsOnLines && isBehindObject && flat(last!).includes("\n"))
      return `${callee}(${onLines(part.args, inner, self)}\n${indent})`;
    const standsAlone = isCallPart(lastPart ?? "") || (last?.length === 1 && beganItsLine(lastPart!));
    if (part.args.length === 1 && standsAlone && flat(last!).includes("\n"))
      return `${callee}(${onLines(part.args, inner, self)}\n${indent})`;
    if (broken && part.args.length > 1 && last?.length === 1 && lastPart && isLiteralPart(lastPart)) {
      // An object at the end holds on to the call, unless another stands in front of it.
      const front = part.args.slice(0, -1).map(flat).join(", ");
      const line = `${before}${callee}(${front}, ${lastPart.open}`;
      if (!front.startsWith(lastPart.open) && columns(line) <= style.width)
        return `${callee}(${front}, ${literal(lastPart, indent, true)})`;
    }
    if (broken && part.args.length > 1) return `${callee}(${onLines(part.args, inner, self)}\n${indent})`;
    if (broken && part.args.length === 1) {
      // A single object breaks by itself, as prettier does it.
      const [arg] = part.args;
      const text = arg!.map((p) => one(p, indent, false, self)).join("");
      const only = arg!.length === 1 ? arg![0] : undefined;
      if (
        only &&
        typeof only === "object" &&
        "type" in only &&
        t.isObjectExpression(only) &&
        !text.includes("\n")
      ) {
        const inside = only.properties.map((property) => `${inner}${node(property)}`);
        return `${callee}({\n${inside.join(",\n")}${style.trailingComma ? "," : ""}\n${indent}})`;
      }
      const holdsOn =
        text.includes("\n") ||
        /^[{[`]/.test(text) ||
        (only && typeof only === "object" && "type" in only && isFunctionNode(only));
      return holdsOn ? `${callee}(${text})` : `${callee}(${onLines(part.args, inner, self)}\n${indent})`;
    }
    return `${callee}(${part.args.map((arg) => arg.map((p) => one(p, indent, false, self)).join("")).join(", ")})`;
  }

  return { node, parts: (list, indent) => parts(list, indent), list: (list, indent) => lines(list, indent) };
}
