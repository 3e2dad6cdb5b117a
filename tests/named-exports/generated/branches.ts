/** Dispatch by if and switch. */

import { block, fresh, indented, inner, type Scope, typed } from "./draft.js";
import { body } from "./endings.js";
import { declare, functionScope, request, response } from "./helpers.js";
import { is, isAny, methodOf, notAny, others, refused } from "./method-tests.js";
import { note } from "./notes.js";
import { reply } from "./replies.js";
import { step } from "./steps.js";

function own(scope: Scope, method: string | undefined, changes: Partial<Scope> = {}): Scope {
  return inner(scope, { method, body: method !== "GET" && method !== "HEAD", ...changes });
}

/** A branch for some methods: written out, or a function of the file. */
export function branchFor(scope: Scope, methods: readonly string[], last = false): string[] {
  const { draft, req, res, leaves } = scope;
  const { random } = draft;
  if (!random.chance(0.25))
    return body(
      own(scope, methods.length === 1 ? methods[0] : undefined, { body: !methods.includes("GET") }),
      last,
    );
  const names = (
    {
      GET: ["handleGet", "getItems", "list"],
      POST: ["handlePost", "createItem", "create"],
      PUT: ["handlePut", "update"],
      PATCH: ["handlePatch", "patchItem"],
      DELETE: ["handleDelete", "remove"],
    } as Record<string, string[]>
  )[methods[0]!] ?? ["handle"];
  const extra = random.chance(0.2) && scope.values.length > 0 ? random.pick(scope.values) : undefined;
  const async = random.chance(0.85);
  const ownReply = random.pick(["reply", "reply", "bare"] as const);
  const inside = functionScope(draft, {
    method: methods.length === 1 ? methods[0] : undefined,
    body: !methods.includes("GET"),
    leaves: ownReply,
    waits: async,
    values: extra ? ["extra"] : [],
    depth: 0,
  });
  const lines = body(inside);
  const name = declare(
    draft,
    random.pick(names),
    [request(draft), response(draft), ...(extra ? [`extra${typed(draft, ": any")}`] : [])],
    lines,
    async,
  );
  const call = `${name}(${req}, ${res}${extra ? `, ${extra}` : ""})`;
  const wait = async && random.chance(0.4) ? "await " : "";
  if (leaves === "reply" || random.chance(0.3)) return [`return ${scope.waits ? wait : ""}${call};`];
  return [
    `${scope.waits && async ? "await " : ""}${call};`,
    ...(last && random.chance(0.5) ? [] : ["return;"]),
  ];
}

/** `if (req.method !== "POST") return …`, then the work. */
export function guarded(scope: Scope, methods: readonly string[]): string[] {
  const { draft } = scope;
  const { random } = draft;
  const method = methodOf(scope);
  const refusal = refused(inner(scope), methods);
  const test = notAny(method.value, methods, draft);
  const guard =
    refusal.length === 1 && random.chance(0.4)
      ? [`if (${test}) ${refusal[0]}`]
      : block(`if (${test}) {`, refusal);
  const lines = [...method.before, ...guard];
  if (methods.length === 1)
    return [...lines, ...body({ ...scope, method: methods[0], body: methods[0] !== "GET" })];
  const [first, ...rest] = methods;
  const shared = { ...scope, body: false };
  for (let count = random.below(3); count > 0; count--) lines.push(...step(shared));
  if (random.chance(0.3)) {
    // One way for all of them, with a test on the method in the midst of it.
    const code = `${method.value} === "${first}" ? ${random.pick(["200", "201"])} : ${random.pick(["200", "202"])}`;
    const value = scope.values.length > 0 ? random.pick(scope.values) : '"x"';
    return [...lines, `return ${scope.res}.status(${code}).json({ ok: true, value: ${value} });`];
  }
  lines.push(...block(`if (${is(method.value, first!, draft)}) {`, branchFor(scope, [first!])));
  if (rest.length > 1) {
    for (const one of rest.slice(0, -1))
      lines.push(...block(`if (${is(method.value, one, draft)}) {`, branchFor(scope, [one])));
  }
  return [...lines, ...body(own(scope, rest.at(-1), { depth: 0 }))];
}

/** The methods in groups: mostly each for itself. */
function groups(scope: Scope, methods: readonly string[]): string[][] {
  if (methods.length > 2 && scope.draft.random.chance(0.15))
    return [[methods[0]!], methods.slice(1, 3), methods.slice(3)].filter((group) => group.length > 0);
  return methods.map((method) => [method]);
}

export function separateIfs(scope: Scope, methods: readonly string[]): string[] {
  const { draft } = scope;
  const method = methodOf(scope);
  const lines = [...method.before];
  for (const group of groups(scope, methods)) {
    if (draft.random.chance(0.1)) lines.push(`// ${group.join(" and ")}`);
    lines.push(...block(`if (${isAny(method.value, group, draft)}) {`, branchFor(scope, group)));
    if (draft.random.chance(0.3)) lines.push("");
  }
  return [...lines, ...others(scope, methods)];
}

export function ifChain(scope: Scope, methods: readonly string[]): string[] {
  const { draft } = scope;
  const { random } = draft;
  const method = methodOf(scope);
  const tail = random.chance(0.1);
  const lines = [...method.before];
  const parts = groups(scope, methods);
  for (const [index, group] of parts.entries()) {
    const inside = branchFor(scope, group, !tail);
    const head = `if (${isAny(method.value, group, draft)}) {`;
    lines.push(...block(index === 0 ? head : `} else ${head}`, inside).slice(0, -1));
  }
  if (tail) return [...lines, "}", ...others(scope, methods)];
  // The `else` answers every other method.
  if (random.chance(0.1))
    return [...lines, "} else {", ...indented(body(own(scope, undefined, { body: true }))), "}"];
  const inside = others(inner(scope), methods);
  return inside.length > 0 ? [...lines, "} else {", ...indented(inside), "}"] : [...lines, "}"];
}

export function switched(scope: Scope, methods: readonly string[]): string[] {
  const { draft } = scope;
  const { random } = draft;
  const method = methodOf(scope);
  const onTrue = random.chance(0.04);
  const breaks = random.chance(0.3);
  const lines: string[] = [];
  const label = (one: string): string => (onTrue ? `case ${method.value} === "${one}":` : `case "${one}":`);
  for (const group of groups(scope, methods)) {
    const braces = random.chance(0.6);
    const inside = branchFor({ ...scope, leaves: breaks ? "apart" : scope.leaves }, group);
    const left = breaks && inside.at(-1) === "return;" ? [...inside.slice(0, -1), "break;"] : inside;
    // Without braces, the names of one case would clash with those of another.
    if (braces || left.some((line) => /^(const|let|function)/.test(line))) {
      lines.push(...group.slice(0, -1).map(label), `${label(group.at(-1)!)} {`, ...indented(left), "}");
    } else lines.push(...group.map(label), ...indented(left));
    if (random.chance(0.04)) lines.splice(-1, 0, "  // done");
  }
  const after = breaks && random.chance(0.25) ? note(scope) : [];
  const refusal = random.chance(0.85)
    ? refused(inner(scope), methods, after.length === 0)
    : reply(inner(scope), "absent", after.length === 0);
  if (random.chance(0.9))
    lines.push(
      "default:",
      ...indented(
        refusal.at(-1) === "return;" && breaks
          ? [...refusal.slice(0, -1), ...(random.chance(0.5) ? ["break;"] : [])]
          : refusal,
      ),
    );
  return [...method.before, ...block(`switch (${onTrue ? "true" : method.value}) {`, lines), ...after];
}

/** A dispatch on something else within that on the method. */
export function byAction(scope: Scope, methods: readonly string[]): string[] {
  const { draft, req } = scope;
  const { random } = draft;
  draft.asks.query.add("status");
  const branch = (): string[] => indented(body(own(scope, methods[0], { depth: 2 })));
  const inner = random.chance(0.5)
    ? [
        ...block(
          `if (${req}.query.status === "2") {`,
          branch().map((line) => line.slice(2)),
          "} else {",
        ),
        ...branch(),
        "}",
      ]
    : block(`switch (${req}.query.status) {`, [
        'case "2": {',
        ...branch(),
        "}",
        "default: {",
        ...branch(),
        "}",
      ]);
  return [...block(`if (${is(`${req}.method`, methods[0]!, draft)}) {`, inner), ...others(scope, methods)];
}

/** The guard throws, and the catch says what the error says. */
export function thrown(scope: Scope, methods: readonly string[]): string[] {
  const { draft, req, res } = scope;
  const { random } = draft;
  const error = fresh(scope, "error");
  const any = typed(draft, ": any");
  const work =
    methods.length === 1
      ? body(own(scope, methods[0], { depth: 1 }), true)
      : [
          ...block(`if (${is(`${req}.method`, methods[0]!, draft)}) {`, branchFor(scope, [methods[0]!])),
          ...body(own(scope, undefined, { depth: 1 })),
        ];
  const raise = random.pick([
    'throw Object.assign(new Error("Method not allowed"), { status: 405 });',
    'throw { status: 405, message: "Method not allowed" };',
  ]);
  const status = random.pick([`${error}.status || 500`, `${error}.status ?? 500`]);
  return [
    ...block(
      "try {",
      [...block(`if (${notAny(`${req}.method`, methods, draft)}) {`, [raise]), ...work],
      `} catch (${error}${any}) {`,
    ),
    ...indented([`return ${res}.status(${status}).json({ error: ${error}.message });`]),
    "}",
  ];
}
