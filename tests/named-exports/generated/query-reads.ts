/** Reads of the search parameters. */

import { ask, block, type Draft, fresh, type Scope, typed } from "./draft.js";

const QUERY = ["q", "page", "limit", "sort", "status", "from"];

export function readQuery(scope: Scope): string[] {
  const { draft, req } = scope;
  const { random, asks } = draft;
  const name = ask(asks.query, random.pick(QUERY));
  const own = fresh(scope, name);
  const use = (lines: string[], value = own): string[] => {
    scope.values.push(value);
    return lines;
  };
  const any = typed(draft, " as any");
  return random.weighted<() => string[]>([
    [
      20,
      () =>
        use([
          own === name ? `const { ${name} } = ${req}.query;` : `const { ${name}: ${own} } = ${req}.query;`,
        ]),
    ],
    [8, () => use([`const { ${name}: ${own} = "1" } = ${req}.query;`])],
    [12, () => use([`const ${own} = ${req}.query.${name}${typed(draft, " as string")};`])],
    [6, () => use([`const ${own} = ${req}.query["${name}"];`])],
    [8, () => use([`const ${own} = Number(${req}.query.${name}) || 1;`])],
    [
      6,
      () => use([`const ${own} = parseInt(${req}.query.${name}${typed(draft, " as string")} ?? "20", 10);`]),
    ],
    [5, () => use([`const ${own} = ${req}.query.${name} || "none";`])],
    [4, () => use([`const ${own} = ${req}.query?.${name};`])],
    [4, () => use([`const ${own} = ${req}.query.${name} === "true";`])],
    [
      4,
      () => use([`const ${own} = typeof ${req}.query.${name} === "string" ? ${req}.query.${name} : null;`]),
    ],
    [4, () => use([`const ${own} = ${text(draft, `${req}.query.${name}`)}?.trim().toLowerCase();`])],
    [3, () => use([`let ${own} = ${req}.query.${name};`, `if (!${own}) ${own} = "all";`])],
    [
      3,
      () => {
        const list = ask(asks.lists, "tag");
        return use([
          `const ${own} = Array.isArray(${req}.query.${list}) ? ${req}.query.${list} : [${req}.query.${list}];`,
        ]);
      },
    ],
    [
      3,
      () => {
        const rest = fresh(scope, "filters");
        scope.values.push(rest);
        return use([`const { ${name}: ${own}, ...${rest} } = ${req}.query;`]);
      },
    ],
    [2, () => use([`const ${own} = { ...${req}.query };`])],
    [2, () => use([`const ${own} = ${req}.query;`], `${own}.${name}`)],
    [
      2,
      () =>
        use([
          `const ${own}${typed(draft, ": Record<string, unknown>")} = {};`,
          ...block(`for (const [key, value] of Object.entries(${req}.query)) {`, [`${own}[key] = value;`]),
        ]),
    ],
    [2, () => use([`const ${own} = Object.keys(${req}.query).length;`])],
    [2, () => use([`const ${own} = "${name}" in ${req}.query;`])],
    [1, () => use([`const ${own} = (${req}.query${any})["${name}"]?.split(",") ?? [];`])],
  ])();
}

function text(draft: Draft, expression: string): string {
  return draft.typescript ? `(${expression} as string)` : expression;
}
