import type * as t from "@babel/types";

/** A stretch of source that goes, and what takes its place. */
export interface Cut {
  start: number;
  end: number;
  insert?: string;
}

/**
 * Takes stretches out of a source. A printer would set the whole surrounding object anew, and turn `{ a, b }` into lines;
 * cutting leaves every other byte as it is: line ends, tabs, a byte-order mark, semicolons or none.
 */
export function applyCuts(source: string, cuts: Cut[]): string {
  let result = source;
  let before = Number.POSITIVE_INFINITY;
  for (const cut of [...cuts].sort((a, b) => b.start - a.start || b.end - a.end)) {
    // A cut inside one that is wider was sorted after it only when it starts later: the wider one takes it along.
    if (cut.end > before) continue;
    result = result.slice(0, cut.start) + (cut.insert ?? "") + result.slice(cut.end);
    before = cut.start;
  }
  return result;
}

/** The cut that takes one element out of a comma-separated list: a property, a declarator. */
export function cutListItem(
  items: (t.Node | null)[],
  index: number,
  container: t.Node | undefined,
  source: string,
  comments: t.Comment[],
): Cut {
  const item = items[index]!;
  const previous = index > 0 ? items[index - 1]! : undefined;
  const next = items[index + 1] ?? undefined;
  const start = item.start!;
  const comma =
    next || container ? commaAfter(item.end!, next?.start ?? container!.end!, source, comments) : -1;
  const end = comma >= 0 ? comma + 1 : item.end!;

  const inside = container && { start: container.start! + 1, end: container.end! - 1 };
  if (inside && items.length === 1 && isBare(inside, { start, end }, source)) return inside;
  if (startsLine(start, source) && endsLine(end, source, comments)) {
    const lines = wholeLines({ start, end }, source, comments);
    if (!next && comma < 0 && previous) {
      // The element before is the last one now, and the list's style is to have no comma there.
      const earlier = commaAfter(previous.end!, start, source, comments);
      return earlier >= 0 ? joined({ start: earlier, end: earlier + 1 }, lines, source) : lines;
    }
    return lines;
  }
  if (next) return { start, end: Math.min(next.start!, skipBlanks(end, source)) };
  if (previous) return { start: previous.end!, end: item.end! };
  return { start, end };
}

/** Whether nothing but white space surrounds a stretch. */
function isBare(around: Cut, cut: Cut, source: string): boolean {
  return (
    source.slice(around.start, cut.start).trim() === "" && source.slice(cut.end, around.end).trim() === ""
  );
}

/** The cut that takes a statement out, with the comment that belongs to it. */
export function cutStatement(node: t.Node, source: string, comments: t.Comment[]): Cut {
  const cut = { start: node.start!, end: node.end! };
  if (startsLine(cut.start, source) && endsLine(cut.end, source, comments))
    return wholeLines(cut, source, comments);
  return { start: cut.start, end: skipBlanks(cut.end, source) };
}

/** One cut for a comma and the lines further down: what lies between (a comment, the line end) stays. */
function joined(comma: Cut, lines: Cut, source: string): Cut {
  return { start: comma.start, end: lines.end, insert: source.slice(comma.end, lines.start) };
}

function commaAfter(from: number, to: number, source: string, comments: t.Comment[]): number {
  for (let at = from; at < to; at++) {
    const comment = comments.find((item) => item.start! <= at && at < item.end!);
    if (comment) at = comment.end! - 1;
    else if (source[at] === ",") return at;
  }
  return -1;
}

function skipBlanks(from: number, source: string): number {
  let at = from;
  while (source[at] === " " || source[at] === "\t") at++;
  return at;
}

function lineStart(at: number, source: string): number {
  let start = at;
  while (start > 0 && source[start - 1] !== "\n" && source[start - 1] !== "\r") start--;
  return start === 0 && source[0] === "\uFEFF" ? 1 : start;
}

function startsLine(at: number, source: string): boolean {
  return source.slice(lineStart(at, source), at).trim() === "";
}

/** Whether nothing but one trailing comment follows on the line. */
function endsLine(at: number, source: string, comments: t.Comment[]): boolean {
  return isLineEnd(afterTrailingComment(at, source, comments), source);
}

function isLineEnd(at: number, source: string): boolean {
  return at >= source.length || source[at] === "\n" || source[at] === "\r";
}

function afterTrailingComment(from: number, source: string, comments: t.Comment[]): number {
  const at = skipBlanks(from, source);
  const comment = comments.find((item) => item.start === at);
  return comment ? skipBlanks(comment.end!, source) : at;
}

function afterLineEnd(at: number, source: string): number {
  if (source[at] === "\r" && source[at + 1] === "\n") return at + 2;
  return at < source.length ? at + 1 : at;
}

/** The lines of a cut, with the comments that speak of it, and without leaving a hole of two blank lines. */
function wholeLines(cut: Cut, source: string, comments: t.Comment[]): Cut {
  let start = lineStart(cut.start, source);
  for (;;) {
    const above = commentAbove(start, source, comments);
    if (!above || !speaksOfExport(above, source)) break;
    start = lineStart(above.start!, source);
  }
  let end = afterLineEnd(afterTrailingComment(cut.end, source, comments), source);
  const isBlank = (from: number) => from < source.length && isLineEnd(skipBlanks(from, source), source);
  const before = source.slice(0, start);
  const opens = /(^|[{[(])[ \t]*(\r?\n)$/.test(before) || before === "" || before === "\uFEFF";
  const blankAbove = /(\r?\n)[ \t]*(\r?\n)$/.test(before);
  while ((opens || blankAbove) && isBlank(end)) end = afterLineEnd(skipBlanks(end, source), source);
  if (blankAbove && (end >= source.length || /^[ \t]*[}\])]/.test(source.slice(end, end + 200)))) {
    start = source.slice(0, start).replace(/(\r?\n)[ \t]*(\r?\n)$/, "$1").length;
  }
  // The file ended without a line end, and still does.
  if (end >= source.length && !/[\r\n]$/.test(source)) {
    start = source.slice(0, start).replace(/(\r?\n)$/, "").length;
  }
  return { start, end };
}

/** The comment that stands alone on the line, or lines, directly above. */
function commentAbove(start: number, source: string, comments: t.Comment[]): t.Comment | undefined {
  const above = comments.find((item) => {
    const end = skipBlanks(item.end!, source);
    return isLineEnd(end, source) && end < start && afterLineEnd(end, source) === start;
  });
  return above && startsLine(above.start!, source) ? above : undefined;
}

/** A comment goes along with what it explains; code that is commented out, and words on something else, stay. */
function speaksOfExport(comment: t.Comment, source: string): boolean {
  const text = source.slice(comment.start!, comment.end!);
  if (/eslint-disable-next-line|biome-ignore|@ts-(ignore|expect-error)/.test(text)) return true;
  if (/@ts-check|@type\b|eslint-|license|copyright/i.test(text)) return false;
  if (/\boutput["']?\s*[:=]|[{};]/.test(text)) return false;
  return /\b(out|output|export|exports|exported|exporting|static|statically)\b/i.test(text);
}
