/** Reads in a function of their own, and several in one statement. */

import { block, fresh, type Scope, typed } from "./draft.js";

/** A function within this one that reads the request. */
export function readInClosure(scope: Scope): string[] {
  const { draft, req } = scope;
  const { random, asks } = draft;
  const name = fresh(scope, random.pick(["param", "field", "readIt"]));
  const own = fresh(scope, "given");
  scope.values.push(own);
  const string = typed(draft, ": string");
  const kind = random.weighted([
    [4, "query"],
    [2, "header"],
    [scope.body && asks.bodyKind === "json" ? 3 : 0, "body"],
    [scope.body && asks.bodyKind === "json" ? 2 : 0, "whole"],
  ] as const);
  if (kind === "query") {
    asks.query.add("q");
    return [`const ${name} = (key${string}) => ${req}.query[key];`, `const ${own} = ${name}("q");`];
  }
  if (kind === "header") {
    asks.headers.add("x-api-key");
    return [
      ...block(`function ${name}() {`, [`return ${req}.headers["x-api-key"];`]),
      `const ${own} = ${name}();`,
    ];
  }
  asks.body.add("title");
  if (kind === "body")
    return [`const ${name} = (key${string}) => ${req}.body[key];`, `const ${own} = ${name}("title");`];
  return [
    ...block(`function ${name}() {`, [`const { title } = ${req}.body;`, 'return title || "untitled";']),
    `const ${own} = ${name}();`,
  ];
}

/** Several values in one statement, or a value that is given in a branch. */
export function readSeveral(scope: Scope): string[] {
  const { draft, req } = scope;
  const { random, asks } = draft;
  for (const name of ["q", "sort"]) asks.query.add(name);
  const [q, other] = [fresh(scope, "q"), fresh(scope, "second")];
  scope.values.push(q, other);
  const any = typed(draft, ": any");
  const from = scope.body && asks.bodyKind === "json" ? "body.title" : "query.sort";
  if (from === "body.title") asks.body.add("title");
  return random.weighted([
    [3, [`const ${q} = ${req}.query.q, ${other} = ${req}.${from};`]],
    [
      3,
      [
        `let ${q}${any} = null;`,
        ...block(`if (${req}.query.q) {`, [`${q} = ${req}.query.q;`]),
        `const ${other} = ${req}.${from};`,
      ],
    ],
    [
      2,
      [
        `let ${q}${any};`,
        ...block("try {", [`${q} = ${req}.${from};`], "} catch {"),
        `  ${q} = "none";`,
        "}",
        `const ${other} = ${q} ?? ${req}.query.q;`,
      ],
    ],
    [
      2,
      [
        `const ${other} = ${req}.method === "POST" ? ${req}.${from} : ${req}.query.q;`,
        `const ${q} = { ...${req}.query, limit: 1 };`,
      ],
    ],
  ]);
}
