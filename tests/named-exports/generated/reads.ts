/** Statements that read the request. */
import { readBody, readList } from "./body-reads.js";
import { ask, fresh, importName, type Scope, typed } from "./draft.js";
import { readInClosure, readSeveral } from "./mixed-reads.js";
import { readQuery } from "./query-reads.js";

/** Statements that read the request, and leave what they read in `scope.values`. */
export function read(scope: Scope): string[] {
  const { random } = scope.draft;
  const kinds: [number, (scope: Scope) => string[]][] = [
    [30, readQuery],
    [scope.draft.params.length > 0 ? 25 : 0, readParam],
    [scope.body ? 40 : 0, readBody],
    [12, readHeader],
    [6, readCookie],
    [3, readUrl],
    [3, readInClosure],
    [scope.body ? 3 : 1, readSeveral],
    [scope.body ? 3 : 0, readList],
  ];
  return random.weighted(kinds)(scope);
}

const HEADERS = ["authorization", "x-api-key", "user-agent", "x-request-id", "accept-language"];

const COOKIES = ["session", "theme", "cart"];

function readParam(scope: Scope): string[] {
  const { draft, req } = scope;
  const { random } = draft;
  const name = random.pick(draft.params);
  const own = fresh(scope, name);
  scope.values.push(own);
  return random.weighted([
    [20, [own === name ? `const { ${name} } = ${req}.query;` : `const { ${name}: ${own} } = ${req}.query;`]],
    [10, [`const ${own} = ${req}.query.${name}${typed(draft, " as string")};`]],
    [5, [`const ${own} = String(${req}.query.${name});`]],
    [4, [`const ${own} = Number(${req}.query.${name});`]],
    [
      2,
      [
        `const ${own} = Array.isArray(${req}.query.${name}) ? ${req}.query.${name}[0] : ${req}.query.${name};`,
      ],
    ],
  ]);
}

function readHeader(scope: Scope): string[] {
  const { draft, req } = scope;
  const { random, asks } = draft;
  const name = ask(asks.headers, random.pick(HEADERS));
  const simple = name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const own = fresh(scope, simple);
  const member = name === simple ? `.${name}` : `["${name}"]`;
  const key = name === simple ? (own === name ? name : `${name}: ${own}`) : `"${name}": ${own}`;
  scope.values.push(own);
  return random.weighted([
    [20, [`const ${own} = ${req}.headers${member};`]],
    [6, [`const { ${key} } = ${req}.headers;`]],
    [
      6,
      [
        `const ${own} = ${req}.headers${member}?.split(" ")[1];`.replace(
          "?.split",
          draft.typescript ? "?.toString().split" : "?.split",
        ),
      ],
    ],
    [5, [`const ${own} = ${req}.headers${member} || "none";`]],
    [4, [`const ${own} = ${req}.headers${member} === "secret";`]],
    [2, [`const ${own} = String(${req}.headers${member});`]],
    [1, [`const ${own} = "${name}" in ${req}.headers;`]],
    [1, [`const ${own} = ${req}.headers${member} !== undefined;`]],
  ]);
}

function readCookie(scope: Scope): string[] {
  const { draft, req } = scope;
  const { random, asks } = draft;
  const name = ask(asks.cookies, random.pick(COOKIES));
  const own = fresh(scope, name);
  scope.values.push(own);
  return random.weighted([
    [10, [`const ${own} = ${req}.cookies.${name};`]],
    [
      5,
      [own === name ? `const { ${name} } = ${req}.cookies;` : `const { ${name}: ${own} } = ${req}.cookies;`],
    ],
    [3, [`const ${own} = ${req}.cookies["${name}"] ?? "none";`]],
    [2, [`const ${own} = ${req}.cookies?.${name};`]],
    [1, [`const { ${name}: ${own} = "light" } = ${req}.cookies;`]],
  ]);
}

function readUrl(scope: Scope): string[] {
  const { draft, req } = scope;
  const own = fresh(scope, "url");
  const bang = typed(draft, "!");
  return draft.random.weighted<() => string[]>([
    [
      5,
      () => {
        scope.values.push(own);
        return [`const ${own} = ${req}.url;`];
      },
    ],
    [
      4,
      () => {
        draft.asks.query.add("q");
        scope.values.push(`${own}.searchParams.get("q")`, `${own}.pathname`);
        return [`const ${own} = new URL(${req}.url${bang}, "http://localhost");`];
      },
    ],
    [
      2,
      () => {
        scope.values.push(own);
        return [`const { method: ${own} } = ${req};`];
      },
    ],
    [
      2,
      () => {
        importName(draft, "@/lib/log", "log");
        return [`log.info(\`\${${req}.method} \${${req}.url}\`);`];
      },
    ],
  ])();
}
