/** The body of a handler: what comes first, the dispatch on the method, what comes after it. */

import { byAction, guarded, ifChain, separateIfs, switched, thrown } from "./branches.js";
import { block, fresh, indented, inner, type Scope } from "./draft.js";
import { body } from "./endings.js";
import { note } from "./notes.js";
import { reply } from "./replies.js";
import { setHeaders } from "./response-settings.js";
import { step } from "./steps.js";
import { anded, conditional, table } from "./tables.js";

/** The whole body of a handler: what comes first, the dispatch on the method, what comes after it. */
export function handlerBody(scope: Scope, methods: readonly string[]): string[] {
  const { random } = scope.draft;
  if (random.chance(0.15)) return tried(scope, methods);
  return dispatched(scope, methods);
}

function dispatched(scope: Scope, methods: readonly string[]): string[] {
  const { random } = scope.draft;
  const lines: string[] = [];
  if (random.chance(0.08)) lines.push(...preflight(scope));
  if (methods.includes("GET") && random.chance(0.03))
    lines.push(`if (${scope.req}.method === "HEAD") return ${scope.res}.status(200).end();`);
  // What comes before the dispatch is done for all methods, and reads no body.
  const before = { ...scope, body: false };
  for (
    let count = random.weighted([
      [6, 0],
      [3, 1],
      [1, 2],
    ]);
    count > 0;
    count--
  )
    lines.push(...step(before));
  const forms: [number, () => string[]][] = [
    [methods.length === 1 ? 40 : 8, () => guarded(scope, methods)],
    [30, () => separateIfs(scope, methods)],
    [20, () => ifChain(scope, methods)],
    [25, () => switched(scope, methods)],
    [8, () => table(scope, methods)],
    [methods.length === 2 ? 6 : 0, () => conditional(scope, methods)],
    [2, () => anded(scope, methods)],
    [5, () => thrown(scope, methods)],
    [methods.length === 1 ? 2 : 0, () => byAction(scope, methods)],
  ];
  return [...lines, ...random.weighted(forms)()];
}

function tried(scope: Scope, methods: readonly string[]): string[] {
  const { random } = scope.draft;
  const error = fresh(scope, random.pick(["error", "err", "e"]));
  const { leaves } = scope;
  const within = inner(scope, { depth: 1 });
  const lines = dispatched(within, methods);
  const answer = random.chance(0.5)
    ? reply(inner(scope, { leaves }), "broken", true)
    : [
        `return ${scope.res}.status(500).json({ error: ${scope.draft.typescript ? `(${error} as Error)` : error}.message });`,
      ];
  const caught = [`console.error(${error});`, ...answer];
  const parts = [...block("try {", lines, `} catch (${error}) {`), ...indented(caught), "}"];
  if (random.chance(0.2)) parts.splice(-1, 1, "} finally {", ...indented(note(inner(scope))), "}");
  return parts;
}

function preflight(scope: Scope): string[] {
  const { res, req, draft } = scope;
  return [
    `${res}.setHeader("Access-Control-Allow-Origin", "*");`,
    ...(draft.random.chance(0.5)
      ? [`${res}.setHeader("Access-Control-Allow-Headers", "Content-Type");`]
      : []),
    ...block(
      `if (${req}.method === "OPTIONS") {`,
      draft.random.pick([
        [`return ${res}.status(200).end();`],
        [`${res}.status(204).end();`, "return;"],
        [`return ${res}.end();`],
      ]),
    ),
  ];
}

export function undispatched(scope: Scope): string[] {
  const { random } = scope.draft;
  const lines = random.chance(0.2) ? setHeaders(scope) : [];
  return [...lines, ...body({ ...scope, body: scope.method !== "GET" })];
}
