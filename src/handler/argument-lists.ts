/** How the author lays out arguments and parameters that don't fit on a line. */
import * as t from "@babel/types";
import { isFunctionNode, visitAll } from "./syntax.js";

export interface ArgumentLayout {
  /** A comma behind the last one of a list that is broken over lines; unknown where no list is. */
  comma: boolean | undefined;
  /** Each stands on a line of its own, even behind an object over several lines: prettier's way, unless the author shows another. */
  onLines: boolean;
  /** A list that the author broke would have made a line of this length: his lines are shorter. */
  brokenFrom: number;
}

/** Reads the layout off all calls and functions of a program. */
export function readArgumentLayout(source: string, program: t.Program): ArgumentLayout {
  const layout: ArgumentLayout = { comma: undefined, onLines: true, brokenFrom: Number.POSITIVE_INFINITY };
  let commas = 0;
  let lists = 0;
  let hugs = false;
  visitAll(program, (node) => {
    const list = listOf(node);
    const first = list?.[0];
    if (!list || !first) return;
    const opening = /\(\s*\n\s*$/.exec(source.slice(0, first.start!).slice(-200));
    if (!opening) {
      const [, second] = list;
      const between = second && source.slice(first.end!, second.start!);
      if (t.isObjectExpression(first) && between !== undefined && !between.includes("\n"))
        hugs ||= source.slice(first.start!, first.end!).includes("\n");
      return;
    }
    const closing = /^(,?)\s*\n\s*\)(.*)/.exec(source.slice(list.at(-1)!.end!));
    if (!closing) return;
    lists++;
    if (closing[1]) commas++;
    if (list.length < 2) return;
    const texts = list.map((one) => source.slice(one.start!, one.end!));
    if (texts.some((text) => text.includes("\n"))) return;
    const head = source
      .slice(0, first.start! - opening[0].length + 1)
      .split("\n")
      .at(-1)!;
    const line = `${head}${texts.join(", ")})${closing[2]!.trimEnd().replace(/;$/, "")}`;
    layout.brokenFrom = Math.min(layout.brokenFrom, line.replaceAll("\t", "  ").length);
  });
  layout.onLines = !hugs;
  if (lists > 0) layout.comma = commas * 2 > lists;
  return layout;
}

function listOf(node: t.Node): t.Node[] | undefined {
  if (isFunctionNode(node)) return node.params;
  if (t.isCallExpression(node) || t.isOptionalCallExpression(node) || t.isNewExpression(node))
    return node.arguments;
  return undefined;
}
