/** `req.query`: the path parameters and the search parameters, which a route handler keeps apart. */
import * as t from "@babel/types";
import type { Part } from "../residual.js";
import { pathParameters } from "../segments.js";
import { isCall, isMember, propertyName, unwrap } from "../syntax.js";
import {
  absenceShows,
  absenceShowsOf,
  isUndefined,
  mentionsOf,
  never,
  repetitionShows,
  repetitionShowsOf,
  sameWords,
} from "./flow.js";
import { shareTestedReads, testedReads } from "./shared-reads.js";
import { type Alias, type Collected, type Plan, type Slot, typeOfKey, type Use } from "./uses.js";
import { accessText, bracesAround, fitted, nextUrlText, stringText, variableName } from "./wording.js";
import {
  bring,
  framesOf,
  isCast,
  isOwn,
  isTaken,
  mayAwait,
  note,
  parentOf,
  placeFor,
  putInFront,
  referencesOf,
  statement,
  type Work,
} from "./work.js";

const REPEATED =
  "A search parameter that is given twice (`?q=1&q=2`) is an array under the Pages Router; the first one is taken now.";

/** Rewrites all reads of the query. */
export function rewriteQuery(work: Work, found: Collected): void {
  const uses = found.uses.filter(({ facet }) => facet === "query");
  const aliases = found.aliases.filter(({ facet }) => facet === "query");
  if (uses.length === 0) {
    dropAliases(found, aliases);
    return;
  }
  const kinds = kindsOf(work);
  const search = uses.filter(({ key }) => key === undefined || !kinds.has(key));
  const repeated = new Set(
    search.filter((use) => use.key !== undefined && showsRepetition(work, use)).map(({ key }) => key!),
  );
  const takenApart = search.some(({ target }) => target && !t.isIdentifier(target));
  if (uses.some(({ whole }) => whole) || repeated.size > 1 || takenApart) {
    rewriteWhole(work, found, uses, aliases, kinds.size > 0);
    return;
  }
  dropAliases(found, aliases);
  rewriteSearch(work, found, search, repeated);
  rewritePath(
    work,
    found,
    uses.filter(({ key }) => key !== undefined && kinds.has(key)),
    kinds,
  );
}

function kindsOf(work: Work): Map<string, "one" | "many" | "optional"> {
  return new Map(pathParameters(work.module.context.path).map(({ name, kind }) => [name, kind]));
}

/** Names for the whole query, which nothing reads whole, fall away. */
function dropAliases(found: Collected, aliases: Alias[]): void {
  for (const { declarator, keyword } of aliases)
    if (declarator) found.plans.set(declarator, { keyword, slots: [{}], size: 1 });
}

/** All mentions of the value of a read. */
function valueMentions(work: Work, use: Use): t.Node[] {
  if (use.node) {
    const above = parentOf(work, outerCast(work, use.node));
    const id = t.isVariableDeclarator(above) && t.isIdentifier(above.id) ? above.id : undefined;
    return [use.node, ...referencesOf(work, id && work.module.bindings.get(id))];
  }
  return referencesOf(work, use.target && work.module.bindings.get(use.target));
}

function outerCast(work: Work, node: t.Node): t.Node {
  let outer = node;
  for (let above = parentOf(work, outer); above && isCast(above); above = parentOf(work, outer))
    outer = above;
  return outer;
}

/**
 * `Array.isArray(id) ? id[0] : id`, `typeof id === "string" ? id : id[0]`: the value is never an array now, or its
 * first element is what is taken anyway. Gives whether anything was folded.
 */
export function foldArrayTests(work: Work, found: Collected): boolean {
  const kinds = kindsOf(work);
  let folded = false;
  for (const use of found.uses) {
    if (use.key === undefined || (use.facet !== "query" && use.facet !== "headers")) continue;
    const kind = use.facet === "headers" ? "one" : kinds.get(use.key);
    if (kind === "many" || kind === "optional") continue;
    for (const mention of valueMentions(work, use)) {
      const choice = choiceByTest(work, mention);
      if (!choice || work.residual.replaced.has(choice.node)) continue;
      const { node, array, single } = choice;
      const plain = firstWords(work, single) === wordsOf(work, mention);
      if (kind !== "one" && !(plain && isFirstOf(work, array, mention))) continue;
      work.residual.replaced.set(node, [single]);
      folded = true;
    }
  }
  return folded;
}

/** The choice between an array and a single value that a mention is tested for. */
function choiceByTest(
  work: Work,
  mention: t.Node,
): { node: t.ConditionalExpression; array: t.Expression; single: t.Expression } | undefined {
  const tested = parentOf(work, outerCast(work, mention));
  if (!tested) return undefined;
  const isArray =
    isCall(tested) &&
    isMember(tested.callee) &&
    t.isIdentifier(tested.callee.object, { name: "Array" }) &&
    propertyName(tested.callee) === "isArray";
  const test = isArray ? tested : parentOf(work, tested);
  const node = test && parentOf(work, test);
  if (!t.isConditionalExpression(node) || node.test !== test) return undefined;
  if (isArray) return { node, array: node.consequent, single: node.alternate };
  const isText =
    t.isUnaryExpression(tested) &&
    tested.operator === "typeof" &&
    t.isBinaryExpression(test) &&
    (test.operator === "===" || test.operator === "==") &&
    t.isStringLiteral(test.right, { value: "string" });
  if (!isText || !isFirstOf(work, node.alternate, mention)) return undefined;
  return { node, array: node.alternate, single: node.consequent };
}

function isFirstOf(work: Work, node: t.Node, mention: t.Node): boolean {
  let inner = unwrap(node);
  if (t.isLogicalExpression(inner)) inner = unwrap(inner.left);
  return (
    isMember(inner) &&
    propertyName(inner) === "0" &&
    wordsOf(work, unwrap(inner.object)) === wordsOf(work, mention)
  );
}

function firstWords(work: Work, node: t.Node): string {
  const inner = unwrap(node);
  return t.isLogicalExpression(inner) ? firstWords(work, inner.left) : wordsOf(work, inner);
}

function wordsOf(work: Work, node: t.Node): string {
  return work.module.source.slice(node.start!, node.end!).replace(/\s|\?(?=\.)/g, "");
}

function showsRepetition(work: Work, use: Use): boolean {
  if (use.node) return repetitionShows(work, use.node);
  const type = use.key === undefined ? undefined : typeOfKey(work, use.type, use.key);
  if (type === "string") return false;
  if (type?.includes("[]")) return true;
  const binding = use.target && work.module.bindings.get(use.target);
  return binding !== undefined && repetitionShowsOf(work, binding);
}

// Search parameters

function rewriteSearch(work: Work, found: Collected, uses: Use[], repeated: ReadonlySet<string>): void {
  if (uses.length === 0) return;
  if (uses.some(({ key }) => !repeated.has(key!))) note(work, REPEATED);
  const single = uses.filter(({ key }) => !repeated.has(key!));
  let reads = uses.length;
  for (const group of testedReads(work, single).values()) reads -= group.length - 1;
  const params = searchParamsFor(
    work,
    uses.map(({ at }) => at),
    reads > 1,
  );
  const read = (key: string): string => `${params}.get(${stringText(work, key)})`;
  for (const use of shareTestedReads(work, single, read, true, "Param"))
    putValue(work, use, read(use.key!), "access", typeOfKey(work, use.type, use.key!));
  for (const key of repeated)
    rewriteRepeated(
      work,
      found,
      uses.filter((use) => use.key === key),
      params,
    );
}

/** What the search parameters are called: by a variable of their own where they are read more than once. */
function searchParamsFor(work: Work, at: t.Node[], often: boolean): string {
  const url = nextUrlText(work);
  if (!often || isTaken(work, "searchParams")) return `${url}.searchParams`;
  const place = placeFor(work, at, false);
  if (place === "front") return `${url}.searchParams`;
  work.brought.add("searchParams");
  const [open, close] = bracesAround(work);
  putInFront(work, place, statement(work, `const ${open}searchParams${close} = ${url}`));
  return "searchParams";
}

/**
 * Puts the text of a read where the value went: in place, or as the initialiser of its own variable. The text gives null
 * for what is absent; undefined is kept where someone can tell.
 */
export function putValue(
  work: Work,
  use: Use,
  read: string,
  kind: "access" | "chain",
  type: string | undefined,
): void {
  const cast = type === undefined ? "" : ` as ${type}`;
  const nullable = kind === "access";
  if (use.node) {
    const declarator = parentOf(work, use.node);
    const annotated =
      t.isVariableDeclarator(declarator) && t.isIdentifier(declarator.id) && declarator.id.typeAnnotation;
    const compared = nullable ? comparedToUndefined(work, use.node) : undefined;
    if (compared) work.residual.replaced.set(compared, ["null"]);
    const shows =
      nullable &&
      !compared &&
      !isAlwaysThere(work, use) &&
      (annotated || absenceShows(work, use.node, sameWords(work, use.node)));
    const text = shows ? `${read} ?? undefined` : read;
    const whole = cast ? `(${shows ? `(${text})` : text}${cast})` : text;
    work.residual.replaced.set(use.node, [
      cast ? whole : fitted(work, use.node, text, shows ? "nullish" : kind),
    ]);
    return;
  }
  const { slot, target, keyword, fallback } = use;
  const binding = work.module.bindings.get(target!);
  const head = `${keyword} ${(target as t.Identifier).name} = `;
  if (fallback)
    slot!.statements = [
      statement(work, `${head}${cast ? `(${read}${cast})` : read} ?? `, ...operand(fallback)),
    ];
  else {
    const shows =
      nullable && binding !== undefined && !isAlwaysThere(work, use) && absenceShowsOf(work, binding);
    const text = shows ? `${read} ?? undefined` : read;
    slot!.statements = [statement(work, `${head}${cast && shows ? `(${text})` : text}${cast}`)];
  }
}

/** Headers that every request has, the last ones from Next.js itself (measured on Next 14, 15 and 16). */
const ALWAYS_SENT = new Set([
  "host",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
]);

/** Whether nobody will ever see the value missing; a type that allows null may still be in the way in TypeScript. */
function isAlwaysThere(work: Work, use: Use): boolean {
  if (use.facet !== "headers" || !ALWAYS_SENT.has(use.key!)) return false;
  if (!work.module.typescript || !use.node) return !work.module.typescript;
  const above = parentOf(work, use.node);
  return t.isTemplateLiteral(above) || t.isBinaryExpression(above) || (above !== undefined && isCast(above));
}

/** The `undefined` that an expression is strictly compared to: it becomes null. */
function comparedToUndefined(work: Work, node: t.Node): t.Node | undefined {
  const above = parentOf(work, node);
  if (!t.isBinaryExpression(above) || (above.operator !== "===" && above.operator !== "!=="))
    return undefined;
  const other = above.left === node ? above.right : above.left;
  return isUndefined(other) ? other : undefined;
}

/** An expression as the right side of `??`. */
function operand(node: t.Expression): Part[] {
  const wrapped =
    t.isLogicalExpression(node) ||
    t.isConditionalExpression(node) ||
    t.isArrowFunctionExpression(node) ||
    t.isAssignmentExpression(node) ||
    t.isSequenceExpression(node);
  return wrapped ? ["(", node, ")"] : [node];
}

/** A parameter of which someone can see that it was given twice: an array then, as under the Pages Router. */
function rewriteRepeated(work: Work, found: Collected, uses: Use[], params: string): void {
  const key = uses[0]!.key!;
  const base = variableName(key);
  const all = bring(work, [`${base}s`, `${base}Values`, `all${base[0]!.toUpperCase()}${base.slice(1)}`]);
  const getAll = statement(work, `const ${all} = ${params}.getAll(${stringText(work, key)})`);
  const value = `${all}.length > 1 ? ${all} : ${all}[0]`;
  const [only] = uses;
  if (uses.length === 1 && only!.slot) {
    const { slot, target, keyword, fallback } = only!;
    const name = (target as t.Identifier).name;
    const parts: Part[] = fallback ? [`(${value}) ?? `, ...operand(fallback)] : [value];
    slot!.statements = [getAll, statement(work, `${keyword} ${name} = `, ...parts)];
    return;
  }
  const place = placeFor(
    work,
    uses.map(({ at }) => at),
    false,
  );
  putInFront(work, place, getAll);
  if (uses.length === 1) {
    work.residual.replaced.set(only!.node!, [fitted(work, only!.node!, value, "operation")]);
    return;
  }
  const name = bring(work, [base, `${base}Value`]);
  putInFront(work, place, statement(work, `const ${name} = ${value}`));
  for (const use of uses) readVariable(work, found, use, name);
}

/** The value of a read stands in a variable. */
function readVariable(work: Work, _found: Collected, use: Use, name: string): void {
  if (use.node) {
    work.residual.replaced.set(use.node, [name]);
    return;
  }
  const { slot, target, keyword, fallback } = use;
  slot!.statements = [
    statement(
      work,
      `${keyword} `,
      target!,
      ` = ${name}`,
      ...(fallback ? [" ?? ", ...operand(fallback)] : []),
    ),
  ];
}

// The whole query

/** One object with everything, as the Pages Router gives it: repeated keys as arrays, path parameters over the others. */
function rewriteWhole(work: Work, found: Collected, uses: Use[], aliases: Alias[], withPath: boolean): void {
  const holder = holderOf(work, uses, aliases, withPath);
  const name = holder?.name ?? bring(work, ["query", "requestQuery"]);
  const type = work.module.typescript ? ": Record<string, string | string[] | undefined>" : "";
  const keyword = holder?.keyword ?? "const";
  const at = [...uses.map((use) => use.at), ...aliases.map((alias) => alias.at)];
  if (holder) {
    const params = isTaken(work, "searchParams") ? `${nextUrlText(work)}.searchParams` : "searchParams";
    const statements: Part[][] = [];
    if (params === "searchParams") {
      work.brought.add(params);
      const [open, close] = bracesAround(work);
      statements.push(statement(work, `const ${open}searchParams${close} = ${nextUrlText(work)}`));
    }
    statements.push(statement(work, `${keyword} ${name}${type} = `, wholeQuery(work, params, withPath)));
    const slot = holder.slot ?? slotOf(found, holder.declarator!, keyword);
    slot.statements = statements;
  } else {
    const params = searchParamsFor(work, at, true);
    const place = placeFor(work, at, withPath && isAsync(work));
    putInFront(work, place, statement(work, `const ${name}${type} = `, wholeQuery(work, params, withPath)));
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
function holderOf(work: Work, uses: Use[], aliases: Alias[], withPath: boolean): Alias | undefined {
  const [only] = aliases;
  if (aliases.length !== 1 || !only || uses.some(({ alias }) => alias !== only)) return undefined;
  if (only.type && only.declarator) return undefined;
  return !withPath || !isAsync(work) || mayAwait(work, only.at) ? only : undefined;
}

function slotOf(found: Collected, declarator: t.VariableDeclarator, keyword: string): Slot {
  const slot: Slot = {};
  const plan: Plan = { keyword, slots: [slot], size: 1 };
  found.plans.set(declarator, plan);
  return slot;
}

function wholeQuery(work: Work, params: string, withPath: boolean): string {
  const { indent, semicolons, trailingComma } = work.style;
  const end = semicolons ? ";" : "";
  const comma = trailingComma ? "," : "";
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
  return `{\n${inner.join("\n")},\n${indent}...${awaitedParams(work, true)}${comma}\n}`;
}

// Path parameters

function isAsync(work: Work): boolean {
  return (work.module.context.next ?? 16) >= 15;
}

/** The path parameters: a promise from Next 15 on, a plain object before (measured on Next 14, 15 and 16). */
function awaitedParams(work: Work, asOperand = false, own = true): string {
  const name = paramsName(work);
  if (!isAsync(work)) return name;
  if (own) work.needs.async = true;
  return asOperand ? `(await ${name})` : `await ${name}`;
}

function paramsName(work: Work): string {
  if (!work.needs.params) {
    work.needs.params = true;
    work.needs.paramsName = bring(work, ["params", "routeParams", "pathParams"]);
  }
  return work.needs.paramsName;
}

function rewritePath(
  work: Work,
  found: Collected,
  uses: Use[],
  kinds: Map<string, "one" | "many" | "optional">,
): void {
  const loose: { use: Use; node: t.Node }[] = [];
  const nested: Use[] = [];
  for (const use of uses) {
    const reachable = !isAsync(work) || mayAwait(work, use.at);
    if (use.slot) {
      if (reachable) intoParams(work, use.slot, [use.property!], use.at);
      else nested.push(use);
      continue;
    }
    const node = kinds.get(use.key!) === "one" ? plainText(work, use.node!) : outerCast(work, use.node!);
    const declarator = parentOf(work, node);
    if (
      reachable &&
      t.isVariableDeclarator(declarator) &&
      declarator.init === node &&
      t.isIdentifier(declarator.id)
    ) {
      const declaration = parentOf(work, declarator) as t.VariableDeclaration;
      const { name } = declarator.id;
      const member = name === use.key ? name : `${keyText(work, use.key!)}: ${name}`;
      intoParams(work, slotOf(found, declarator, declaration.kind), [member], declarator);
    } else loose.push({ use, node });
  }
  if (nested.length > 0) {
    const name = bring(work, ["pathParams", "pathParameters"]);
    const place = placeFor(
      work,
      nested.map(({ at }) => at),
      true,
    );
    putInFront(work, place, statement(work, `const ${name} = ${awaitedParams(work)}`));
    for (const use of nested)
      Object.assign(use.slot!, { into: { key: name, source: [name] }, member: [use.property!] });
  }
  rewriteLoose(work, uses, loose);
}

function keyText(work: Work, key: string): string {
  return t.isValidIdentifier(key, false) ? key : stringText(work, key);
}

function intoParams(work: Work, slot: Slot, member: Part[], at: t.Node): void {
  slot.into = {
    key: "params",
    source: [awaitedParams(work, false, isOwn(work, at) || t.isObjectPattern(at))],
  };
  slot.member = member;
}

/** The expression around a text that gives the same text: casts, `String(…)`, `.toString()`. */
function plainText(work: Work, node: t.Node): t.Node {
  let outer = node;
  for (;;) {
    outer = outerCast(work, outer);
    const above = parentOf(work, outer);
    if (isCall(above) && t.isIdentifier(above.callee, { name: "String" }) && above.arguments[0] === outer) {
      outer = above;
      continue;
    }
    if (t.isConditionalExpression(above) && work.residual.replaced.get(above)?.[0] === outer) {
      outer = above;
      continue;
    }
    const called = isMember(above) && above.object === outer ? parentOf(work, above) : undefined;
    if (
      isMember(above) &&
      propertyName(above) === "toString" &&
      isCall(called) &&
      called.callee === above &&
      called.arguments.length === 0
    )
      outer = called;
    else return outer;
  }
}

/** Path parameters that are read in the middle of expressions. */
function rewriteLoose(work: Work, uses: Use[], loose: { use: Use; node: t.Node }[]): void {
  const open = loose.filter(({ use, node }) => {
    const known = knownVariable(work, uses, use);
    const read = known ?? (isAsync(work) ? undefined : paramsName(work) + accessText(work, use.key!));
    if (read === undefined) return true;
    work.residual.replaced.set(node, [read]);
    return false;
  });
  if (open.length === 0) return;
  const place = placeFor(
    work,
    open.map(({ node }) => node),
    true,
  );
  const [only] = open;
  const inPlace = place === "front" || (open.length === 1 && isTaken(work, variableName(only!.use.key!)));
  if (inPlace && open.every(({ node }) => mayAwait(work, node))) {
    for (const { use, node } of open) {
      const own = isOwn(work, node);
      work.residual.replaced.set(node, [awaitedParams(work, true, own) + accessText(work, use.key!)]);
    }
    return;
  }
  const names = new Map<string, string>();
  for (const { use } of open) {
    const base = variableName(use.key!);
    if (!names.has(use.key!)) names.set(use.key!, bring(work, [base, `${base}Param`]));
  }
  const members = [...names].map(([key, name]) => (key === name ? name : `${keyText(work, key)}: ${name}`));
  const [brace, close] = bracesAround(work);
  putInFront(
    work,
    place,
    statement(work, `const ${brace}${members.join(", ")}${close} = ${awaitedParams(work)}`),
  );
  for (const { use, node } of open) work.residual.replaced.set(node, [names.get(use.key!)!]);
}

/** A constant that holds the path parameter already where it is read once more. */
function knownVariable(work: Work, uses: Use[], use: Use): string | undefined {
  const frames = framesOf(work, use.at);
  for (const other of uses) {
    if (!other.slot || other.key !== use.key || other.fallback || !t.isIdentifier(other.target)) continue;
    const binding = work.module.bindings.get(other.target);
    if (!binding || mentionsOf(work, binding) === never) continue;
    const { name } = other.target;
    if (work.module.scopes.size > 0 && !sees(work, use.at, binding.scope.block)) continue;
    const [home] = framesOf(work, other.at);
    const here = frames.find(({ list }) => list === home?.list);
    const later = home && here && order(home) < order(here) && !t.isFunctionDeclaration(here.item.node);
    if (!t.isObjectPattern(other.at) && !later) continue;
    return name;
  }
  return undefined;
}

function sees(work: Work, node: t.Node, block: t.Node): boolean {
  for (let at: t.Node | undefined = node; at; at = parentOf(work, at)) if (at === block) return true;
  return false;
}

function order({ list, item }: { list: { items: unknown[] }; item: unknown }): number {
  return list.items.indexOf(item);
}
