/** The work of a function and its end, at which it has replied on every way. */

import { catchParameter } from "./control-flow.js";
import { block, fresh, indented, inner, type Scope, typed } from "./draft.js";
import { note } from "./notes.js";
import { awaitedChain, callback, chain, promise } from "./promises.js";
import { type Intent, reply, send } from "./replies.js";
import { query, step } from "./steps.js";

/** Statements that work on a request and, in the end, reply. */
export function body(scope: Scope, last = true): string[] {
  const { random } = scope.draft;
  const lines: string[] = [];
  const size = random.below(scope.depth > 2 ? 2 : 4) + (scope.depth === 0 ? 1 : 0);
  for (let count = 0; count < size; count++) lines.push(...step(scope));
  return [...lines, ...ending(scope, last)];
}

/** The end of a function: it replies on every way. */
function ending(scope: Scope, last: boolean): string[] {
  const { random } = scope.draft;
  const deep = scope.depth > 2;
  const intent = (): Intent => {
    if (scope.method === "POST") return random.pick(["created", "ok", "created"]);
    if (scope.method === "DELETE") return random.pick(["empty", "ok"]);
    return "ok";
  };
  const test = scope.values.length > 0 ? random.pick(scope.values) : undefined;
  const endings: [number, () => string[]][] = [
    [60, () => reply(scope, intent(), last)],
    [
      deep || !test ? 0 : 5,
      () => [
        ...block(`if (${test}) {`, body(inner(scope), false), "} else {"),
        ...indented(body(inner(scope), false)),
        "}",
      ],
    ],
    [
      test ? 3 : 0,
      () => {
        const [first, second] = [send(scope, intent()), send(scope, "absent")];
        if (first.before.length + second.before.length > 0) return reply(scope, intent(), last);
        const call = `${test} ? ${first.call} : ${second.call}`;
        return scope.leaves === "reply" ? [`return ${call};`] : [`${call};`, "return;"];
      },
    ],
    [deep ? 0 : 6, () => wholeTry(scope, last)],
    [
      last && scope.depth === 0 ? 2 : 0,
      () => {
        const { before, call } = send(scope, intent());
        return [
          ...before,
          `${call};`,
          ...note(scope),
          ...(scope.waits && random.chance(0.4) ? query(inner(scope)) : []),
        ];
      },
    ],
    [deep || scope.leaves !== "reply" ? 0 : 2, () => chain(scope)],
    [deep || !scope.waits ? 0 : 1.5, () => [...awaitedChain(scope), ...(last ? [] : ["return;"])]],
    [deep || scope.leaves !== "reply" ? 0 : 1, () => promise(scope)],
    [scope.leaves === "reply" ? 2 : 0, () => closureReply(scope, intent())],
    [2, () => statusVariable(scope, last)],
    [last && scope.depth === 0 ? 1 : 0, () => callback(scope)],
  ];
  return random.weighted(endings)();
}

function wholeTry(scope: Scope, last: boolean): string[] {
  const { random } = scope.draft;
  const lines = block("try {", body(inner(scope), last), "}");
  const failing = inner(scope);
  const [param, name] = catchParameter(failing);
  const caught = [
    ...(name && random.chance(0.6) ? [`console.error(${name});`] : []),
    ...(name && random.chance(0.2)
      ? [
          `return ${scope.res}.status(500).json({ error: ${scope.draft.typescript ? `(${name} as Error)` : name}.message });`,
        ]
      : reply(failing, "broken", last)),
  ];
  lines.splice(-1, 1, `} catch${param} {`, ...indented(caught), "}");
  if (random.chance(0.2)) lines.splice(-1, 1, "} finally {", ...indented(note(inner(scope))), "}");
  return lines;
}

function closureReply(scope: Scope, intent: Intent): string[] {
  const { draft } = scope;
  const { random } = draft;
  const name = fresh(scope, random.pick(["ok", "respond", "fail"]));
  const any = typed(draft, ": any");
  const within = inner(scope, { body: false, waits: false, values: ["data"] });
  const { before, call } = send(within, intent);
  const lines =
    before.length === 0 && random.chance(0.5)
      ? [`const ${name} = (data${any}) => ${call};`]
      : random.chance(0.5)
        ? block(`const ${name} = (data${any}) => {`, [...before, `return ${call};`], "};")
        : block(`function ${name}(data${any}) {`, [...before, `return ${call};`]);
  const value = scope.values.length > 0 ? random.pick(scope.values) : "[1]";
  return [...lines, `return ${name}(${value});`];
}

/** `let status = 200; … res.status(status).json(…)` */
function statusVariable(scope: Scope, last: boolean): string[] {
  const { draft, res, values, leaves } = scope;
  const { random } = draft;
  const name = fresh(scope, random.pick(["status", "code"]));
  const body = values.length > 0 ? random.pick(values) : "[]";
  const lines = random.chance(0.5)
    ? [`let ${name} = ${random.pick([200, 201])};`, `if (!${body}) ${name} = ${random.pick([202, 404])};`]
    : [`const ${name} = ${body} ? 200 : ${random.pick([201, 204, 404])};`];
  const call = `${res}.status(${name}).json({ value: ${body} })`;
  if (leaves === "reply") return [...lines, `return ${call};`];
  return [...lines, `${call};`, ...(last ? [] : ["return;"])];
}
