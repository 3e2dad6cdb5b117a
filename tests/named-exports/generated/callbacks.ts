/** Callbacks that do something, and fail: what an array's methods do is what they are given to do. */
import { block, fresh, importName, inner, type Scope, textual, typed } from "./draft.js";
import { declare } from "./helpers.js";
import { send } from "./replies.js";

const TURNS = ["map", "forEach", "filter", "some", "every", "find", "flatMap"];

/** A call whose callback tracks, on the way or behind a reply. */
export function trackedTurns(scope: Scope): string[] {
  const { draft } = scope;
  const { random } = draft;
  const list = `[${textual(scope) ?? '"a"'}, "b"]`;
  const turn = random.pick(TURNS);
  const any = typed(draft, ": any");
  importName(draft, "@/lib/track", "track");
  const callback = random.weighted([
    [3, `(one${any}) => track("turn", one)`],
    [2, `(one${any}) => { track("turn", one); return ${random.pick(["true", "one", "undefined"])}; }`],
    [1, `(one${any}) => ${noted(scope)}(one)`],
  ]);
  if (random.chance(0.3)) {
    const own = fresh(scope, "turned");
    scope.values.push(own);
    scope.objects.add(own);
    return [`const ${own}${any} = ${list}.${turn}(${callback});`];
  }
  return random.chance(0.15)
    ? [`${list}.reduce((sum${any}, one${any}) => { track("sum", one); return sum; }, 0);`]
    : [`${list}.${turn}(${callback});`];
}

/** A try whose callback may throw, with a status that was set before. */
export function failingTurns(scope: Scope): string[] {
  const { draft, res } = scope;
  const { random } = draft;
  const list = `[${textual(scope) ?? '"a"'}, "b"]`;
  const any = typed(draft, ": any");
  const own = fresh(scope, "checked");
  const within = inner(scope);
  within.values.push(own);
  const { before, call } = send(inner(scope), "broken");
  const test = `(one${any}) => { if (String(one) === "${random.pick(["boom", "stop", "abc"])}") throw new Error("no"); return one; }`;
  const leave =
    scope.leaves === "reply" ? [...before, `return ${call};`] : [...before, `${call};`, "return;"];
  return [
    ...(random.chance(0.4) ? [`${res}.status(${random.pick([201, 202])});`] : []),
    "try {",
    `  const ${own} = ${list}.${random.pick(["map", "filter", "find", "some"])}(${test});`,
    `  console.log("turns", ${own});`,
    `} catch (error${typed(draft, ": any")}) {`,
    ...(random.chance(0.7) ? leave : ["console.error(error.message);"]).map((line) => `  ${line}`),
    "}",
  ];
}

function noted(scope: Scope): string {
  const { draft } = scope;
  importName(draft, "@/lib/log", "log");
  return declare(
    draft,
    "noted",
    [`one${typed(draft, ": any")}`],
    block("if (one) {", ['log.info("noted", { one });']).concat("return one;"),
  );
}
