/** The query as one object: passed on, spread, read by a computed key. */
import * as t from "@babel/types";
import { DEPARTURES } from "../departures.js";
import { liveNodes, type Part } from "../residual.js";
import { isMember, propertyName } from "../syntax.js";
import { holdsArrays } from "./declared-types.js";
import { awaitedParams, hasAsyncParams, pathKinds } from "./path-parameters.js";
import { searchParamsFor, showsRepetition } from "./search-parameters.js";
import { slotFor } from "./slots.js";
import type { Alias, Collected, Use } from "./uses.js";
import { bracesAround, nextUrlText } from "./wording.js";
import { bring, isTaken, mayAwait, note, placeFor, putInFront, statement, type Work } from "./work.js";

/** One object with everything, as the Pages Router gives it: repeated keys as arrays, path parameters over the others. */
export function rewriteWhole(
  work: Work,
  found: Collected,
  uses: Use[],
  aliases: Alias[],
  withPath: boolean,
): void {
  const lists = (work.module.context.exact ?? false) || tellsListsApart(work, uses);
  if (!lists) note(work, DEPARTURES.lastOfRepeated);
  const holder = holderOf(work, found, uses, aliases, withPath);
  const name = holder?.name ?? bring(work, ["query", "requestQuery"]);
  const written = (found.written.get("query") ?? []).length > 0;
  const isTyped = work.module.typescript && (lists || written);
  // Beside the path parameters, TypeScript forgets that there may be others.
  const asksOthers = withPath && !lists && uses.some((use) => isOfOthers(work, use));
  const type = isTyped
    ? ": Record<string, string | string[] | undefined>"
    : asksOthers && work.module.typescript
      ? `: Record<string, string${[...pathKinds(work).values()].some((kind) => kind !== "one") ? " | string[]" : ""}>`
      : "";
  const replaced = (found.written.get("query") ?? []).filter((write) => write.replaced);
  const keyword = replaced.length > 0 ? "let" : (holder?.keyword ?? "const");
  const at = [
    ...uses.map((use) => use.at),
    ...aliases.map((alias) => alias.at),
    ...replaced.map(({ node }) => node),
  ];
  for (const { node } of replaced) work.residual.replaced.set(node, [name]);
  if (holder) {
    const params =
      !lists || isTaken(work, "searchParams") ? `${nextUrlText(work)}.searchParams` : "searchParams";
    const statements: Part[][] = [];
    if (params === "searchParams") {
      work.brought.add(params);
      const [open, close] = bracesAround(work);
      statements.push(statement(work, `const ${open}searchParams${close} = ${nextUrlText(work)}`));
    }
    statements.push(
      statement(work, `${keyword} ${name}${type} = `, wholeQuery(work, params, { withPath, lists })),
    );
    const slot = holder.slot ?? slotFor(found, holder.declarator!, keyword);
    slot.statements = statements;
  } else {
    const own = withPath && hasAsyncParams(work);
    const params = searchParamsFor(work, at, lists, own);
    const place = placeFor(work, at, own);
    putInFront(
      work,
      place,
      statement(work, `${keyword} ${name}${type} = `, wholeQuery(work, params, { withPath, lists })),
    );
  }
  for (const alias of aliases) {
    if (alias === holder) continue;
    if (alias.slot) alias.slot.statements = [statement(work, `${alias.keyword} ${alias.name} = ${name}`)];
    else if (alias.part) work.residual.replaced.set(alias.part, [name]);
  }
  for (const use of uses) {
    // What reads through a name of the query's goes on doing so.
    if (use.part && !use.alias) work.residual.replaced.set(use.part, [name]);
    if (use.slot && !use.part)
      use.slot.statements = [
        use.key === undefined
          ? statement(work, `${use.keyword} `, use.target!, ` = ${name}`)
          : statement(
              work,
              `${use.keyword} ${bracesAround(work)[0]}`,
              use.property!,
              `${bracesAround(work)[1]} = ${name}`,
            ),
      ];
    for (const declarator of found.plans.keys())
      if (t.isVariableDeclarator(declarator) && use.part && use.at === declarator)
        found.plans.delete(declarator);
  }
}

/** The one name under which all of the query is read, if there is one and the object can be made in its place. */
function holderOf(
  work: Work,
  found: Collected,
  uses: Use[],
  aliases: Alias[],
  withPath: boolean,
): Alias | undefined {
  const [only] = aliases;
  if (found.written.get("query")?.some(({ replaced }) => replaced)) return undefined;
  if (aliases.length !== 1 || !only || uses.some(({ alias }) => alias !== only)) return undefined;
  if (only.type && only.declarator) return undefined;
  return !withPath || !hasAsyncParams(work) || mayAwait(work, only.at) ? only : undefined;
}

/** Whether a use may read another property than a path parameter. */
function isOfOthers(work: Work, { key, computed }: Use): boolean {
  return key === undefined ? computed !== undefined : !pathKinds(work).has(key);
}

/** Whether the function treats a value of the query as a list where it is one: then the object has to hold lists. */
function tellsListsApart(work: Work, uses: Use[]): boolean {
  if (uses.some((use) => use.key !== undefined && showsRepetition(work, use))) return true;
  const { residual, fn } = work.view;
  const asks = liveNodes(residual, fn, (node) => t.isCallExpression(node)).some(
    (node) =>
      isMember(node.callee) &&
      t.isIdentifier(node.callee.object, { name: "Array" }) &&
      propertyName(node.callee) === "isArray",
  );
  return asks || uses.some(({ type }) => type !== undefined && holdsArrays(work, type));
}

function wholeQuery(
  work: Work,
  params: string,
  { withPath, lists }: { withPath: boolean; lists: boolean },
): string {
  const { indent, semicolons, argumentComma, trailingComma } = work.style;
  if (!lists && !withPath) return `Object.fromEntries(${params})`;
  if (!lists) {
    const [open, close] = bracesAround(work);
    return `${open}...Object.fromEntries(${params}), ...${awaitedParams(work, true)}${close}`;
  }
  const end = semicolons ? ";" : "";
  const comma = argumentComma ? "," : "";
  const lines = [
    "Object.fromEntries(",
    `${indent}Array.from(${params}.keys(), (key) => {`,
    `${indent}${indent}const values = ${params}.getAll(key)${end}`,
    `${indent}${indent}return [key, values.length > 1 ? values : values[0]]${end}`,
    `${indent}})${comma}`,
    ")",
  ];
  if (!withPath) return lines.join("\n");
  const inner = lines.map((line, index) => (index === 0 ? `${indent}...${line}` : indent + line));
  return `{\n${inner.join("\n")},\n${indent}...${awaitedParams(work, true)}${trailingComma ? "," : ""}\n}`;
}
