/** Values that may not be there: what is looked up, found, tested on some ways, or left to a function of the file. */
import { block, fresh, type Scope, textual, typed } from "./draft.js";
import { declare } from "./helpers.js";
import { note } from "./notes.js";

/** Statements that leave a value which may be missing in `scope.values`. */
export function absentValue(scope: Scope): string[] {
  const { draft } = scope;
  const { random } = draft;
  const own = fresh(scope, random.pick(["found", "entry", "match", "known"]));
  const any = typed(draft, ": any");
  const key = `String(${textual(scope) ?? `${scope.req}.url`})`;
  const lines = random.weighted<() => string[]>([
    [6, () => [`const ${own}${any} = ${rows(scope)}.find((row) => row.id === ${key});`]],
    [5, () => [`const ${own}${any} = ${map(scope)}.get(${key});`]],
    [3, () => [`const ${own}${any} = ${table(scope)}[${key}];`]],
    [2, () => [`const ${own}${any} = ${rows(scope)}[${random.pick(["0", "5"])}];`]],
    [
      2,
      () => [
        `const ${own}${any} = ${rows(scope)}.filter((row) => row.id === ${key})[0]${random.pick(["", "?.name"])};`,
      ],
    ],
    [
      2,
      () => [
        `const ${own}${any} = ${rows(scope)}.reduce((best${any}, row) => (row.id === ${key} ? row : best), undefined);`,
      ],
    ],
    [4, () => [`let ${own}${any};`, `if (${key} === "2") ${own} = { id: ${key} };`]],
    [3, () => [`let ${own}${any};`, "try {", `  ${own} = JSON.parse(${key});`, "} catch {}"]],
    [4, () => [`const ${own}${any} = ${finder(scope)}(${key});`]],
    [1, () => [`const ${own}${any} = ${rows(scope)}.find(${predicate(scope)}(${key}));`]],
    [1, () => [`const ${own}${any} = process.env.${random.pick(["NODE_ENV", "NOBODY_SETS_THIS"])};`]],
  ])();
  scope.values.push(own);
  scope.objects.add(own);
  return [...lines, ...guarded(scope, own)];
}

/** A test that proves something, or nothing. */
function guarded(scope: Scope, own: string): string[] {
  const { random } = scope.draft;
  return random.weighted<() => string[]>([
    [6, () => []],
    [2, () => [`if (${own} && typeof ${own} === "object") ${own}.seen = true;`]],
    [2, () => [`if (!${own}) console.warn("nothing");`]],
    [1, () => block(`if (${own} === undefined) {`, note(scope))],
    [1, () => block(`if (!${own}) {`, [`${scope.res}.status(404).json({ error: "absent" });`, "return;"])],
  ])();
}

function constant(scope: Scope, name: string, text: string): string {
  scope.draft.constants.add(text);
  scope.draft.names.add(name);
  return name;
}

function rows(scope: Scope): string {
  return constant(scope, "ROWS", 'const ROWS = [{ id: "1", name: "One" }, { id: "2", name: "Two" }];');
}

function map(scope: Scope): string {
  return constant(scope, "KNOWN", 'const KNOWN = new Map([["2", { id: "2" }], ["abc", { id: "abc" }]]);');
}

function table(scope: Scope): string {
  const type = typed(scope.draft, ": Record<string, unknown>");
  return constant(scope, "LABELS", `const LABELS${type} = { "2": "two", abc: { deep: true } };`);
}

/** A function of the file that finds, returns nothing on some way, or finds through another one. */
function finder(scope: Scope): string {
  const { draft } = scope;
  const { random } = draft;
  const id = typed(draft, ": string");
  const lines = random.pick([
    [`return ${rows(scope)}.find((row) => row.id === id);`],
    [`if (id === "2") return { id };`],
    [`if (id !== "2") return;`, "return { id };"],
    [`for (const row of ${rows(scope)}) if (row.id === id) return row;`],
    [`return ${map(scope)}.get(id) ?? ${rows(scope)}.at(7);`],
  ]);
  return declare(draft, random.pick(["lookUp", "byId"]), [`id${id}`], lines);
}

function predicate(scope: Scope): string {
  const { draft } = scope;
  const string = typed(draft, ": string");
  return declare(
    draft,
    "isCalled",
    [`id${string}`],
    [`return (row${typed(draft, ": { id: string }")}) => row.id === id;`],
  );
}
