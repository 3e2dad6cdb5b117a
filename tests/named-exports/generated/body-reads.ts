/** Reads of the body. */

import { ask, block, fresh, importName, type Scope, typed } from "./draft.js";

const FIELDS = ["title", "email", "amount", "note", "name"];

export function readBody(scope: Scope): string[] {
  const { draft, req } = scope;
  const { random, asks } = draft;
  const name = ask(asks.body, random.pick(FIELDS));
  const other = ask(asks.body, random.pick(FIELDS.filter((field) => field !== name)));
  const own = fresh(scope, name);
  const use = (lines: string[], ...values: string[]): string[] => {
    scope.values.push(...(values.length > 0 ? values : [own]));
    return lines;
  };
  const second = (): string => fresh(scope, other);
  const pattern = (field: string, local: string): string => (field === local ? field : `${field}: ${local}`);
  if (asks.bodyKind === "text") return use([`const ${own} = JSON.parse(${req}.body);`], own);
  if (asks.bodyKind === "either")
    return use(
      random.pick([
        [`const ${own} = typeof ${req}.body === "string" ? JSON.parse(${req}.body || "{}") : ${req}.body;`],
        [`const ${own} = typeof ${req}.body === "string" ? JSON.parse(${req}.body) : ${req}.body;`],
        [`const ${own} = typeof ${req}.body === "object" ? ${req}.body : JSON.parse(${req}.body);`],
        [`let ${own} = ${req}.body;`, `if (typeof ${own} === "string") ${own} = JSON.parse(${own} || "{}");`],
        [
          `const ${own} = (typeof ${req}.body === "string" ? JSON.parse(${req}.body) : ${req}.body)?.${name};`,
        ],
      ]),
    );
  return random.weighted<() => string[]>([
    [
      25,
      () => {
        const more = second();
        return use([`const { ${pattern(name, own)}, ${pattern(other, more)} } = ${req}.body;`], own, more);
      },
    ],
    [8, () => use([`const { ${name}: ${own} = "x" } = ${req}.body;`])],
    [6, () => use([`const { ${pattern(name, own)} } = ${req}.body || {};`])],
    [4, () => use([`const { ${pattern(name, own)} } = ${req}.body ?? {};`])],
    [10, () => use([`const ${own} = ${req}.body.${name};`])],
    [5, () => use([`const ${own} = ${req}.body?.${name};`])],
    [
      8,
      () => {
        const body = fresh(scope, random.pick(["body", "data", "payload", "input"]));
        scope.objects.add(body);
        return use([`const ${body} = ${req}.body;`], body, `${body}.${name}`);
      },
    ],
    [6, () => use([`const ${own} = { ...${req}.body, createdBy: "api" };`])],
    [
      4,
      () => {
        const rest = fresh(scope, "rest");
        return use([`const { ${pattern(name, own)}, ...${rest} } = ${req}.body;`], own, rest);
      },
    ],
    [3, () => use([`const ${own} = Object.keys(${req}.body).length;`])],
    [3, () => use([`const ${own} = Number(${req}.body.${name} ?? 0);`])],
    [2, () => use([`const ${own} = Array.isArray(${req}.body) ? ${req}.body : [${req}.body];`])],
    [
      2,
      () =>
        use([`let ${own} = ${req}.body.${name};`, `if (typeof ${own} === "string") ${own} = ${own}.trim();`]),
    ],
    [2, () => use([`const ${own} = ${req}.body["${name}"] || "untitled";`])],
    [2, () => use([`const ${own} = JSON.stringify(${req}.body);`])],
    [
      draft.typescript ? 6 : 0,
      () => {
        draft.types.add(
          "interface Input {\n  title?: string;\n  email?: string;\n  amount?: number;\n  note?: string;\n  name?: string;\n}",
        );
        return use([`const { ${pattern(name, own)} } = ${req}.body as Input;`]);
      },
    ],
    [
      3,
      () => {
        importName(draft, "zod", "z");
        draft.constants.add("const schema = z.object({ title: z.string().optional(), email: z.string() });");
        draft.names.add("schema");
        asks.body.add("email");
        const parsed = fresh(scope, "parsed");
        return use(
          [
            `const ${parsed} = schema.safeParse(${req}.body);`,
            `if (!${parsed}.success) return ${scope.res}.status(400).json({ error: "Invalid input" });`,
          ],
          `${parsed}.data`,
        );
      },
    ],
    [
      2,
      () => {
        return use([
          `const ${own} = ${JSON.stringify([name, other])}.filter((field) => !${req}.body[field]);`,
        ]);
      },
    ],
  ])();
}

/** A list in the body. */
export function readList(scope: Scope): string[] {
  const { draft, req } = scope;
  const { random, asks } = draft;
  if (asks.bodyKind !== "json") return readBody(scope);
  asks.body.add("note");
  const own = fresh(scope, "notes");
  const any = typed(draft, ": any");
  const list = typed(draft, ": unknown[]");
  scope.values.push(own);
  return random.weighted([
    [
      3,
      [
        `const ${own} = (Array.isArray(${req}.body.note) ? ${req}.body.note : []).map((one${any}) => String(one));`,
      ],
    ],
    [
      2,
      [
        `const ${own}${list} = [];`,
        ...block(`for (const one of ${req}.body.note || []) {`, [`${own}.push(one);`]),
      ],
    ],
    [2, [`const ${own} = ["title", "note"].map((key) => ${req}.body[key]);`]],
    [1, [`const ${own} = Object.entries(${req}.body).filter(([, one]) => Boolean(one));`]],
  ]);
}
