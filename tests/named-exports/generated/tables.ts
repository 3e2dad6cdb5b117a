import { branchFor } from "./branches.js";
import { block, fresh, importName, inner, type Scope, typed } from "./draft.js";
import { body } from "./endings.js";
import { declare, functionScope, request, response } from "./helpers.js";
import { refused } from "./method-tests.js";

/** A table of functions, in the handler or beside it. */
export function table(scope: Scope, methods: readonly string[]): string[] {
  const { draft, req, res } = scope;
  const { random } = draft;
  const outside = random.chance(0.5);
  const name = fresh(scope, random.pick(["handlers", "actions", "routes"]));
  const entries: string[] = [];
  for (const method of methods) {
    if (random.chance(0.5)) {
      const call = branchFor({ ...functionScope(draft, { depth: 0 }), method }, [method]);
      const [only] = call;
      const found = call.length === 1 ? /^return (?:await )?(\w+)\(\w+, \w+\);$/.exec(only!) : null;
      if (found && draft.names.has(found[1]!)) {
        entries.push(`${method}: ${found[1]},`);
        continue;
      }
    }
    const inside = functionScope(draft, { method, body: method !== "GET", depth: 1 });
    const lines = body(inside);
    entries.push(...block(`${method}: async (${request(draft)}, ${response(draft)}) => {`, lines, "},"));
  }
  const type = typed(draft, ": Record<string, (req: NextApiRequest, res: NextApiResponse) => unknown>");
  if (draft.typescript) {
    importName(draft, "next", "NextApiRequest");
    importName(draft, "next", "NextApiResponse");
  }
  const whole = block(`const ${name}${type} = {`, entries, "};");
  if (outside) {
    draft.helpers.push(whole);
    draft.names.add(name);
  }
  const found = fresh(scope, random.pick(["action", "run", "handle"]));
  const bang = typed(draft, "!");
  const before = outside ? [] : whole;
  if (random.chance(0.15)) return [...before, ...fallenBack(scope, name, methods, bang)];
  if (random.chance(0.1)) return [...before, ...searched(scope, name, found, methods)];
  return [
    ...before,
    ...random.weighted([
      [
        6,
        [
          `const ${found} = ${name}[${req}.method${bang}];`,
          ...block(`if (!${found}) {`, refused(inner(scope), methods)),
          `return ${found}(${req}, ${res});`,
        ],
      ],
      [
        2,
        [
          ...block(`if (!(${req}.method${bang} in ${name})) {`, refused(inner(scope), methods)),
          `return ${name}[${req}.method${bang}](${req}, ${res});`,
        ],
      ],
      [
        2,
        [
          ...block(`if (${name}[${req}.method${bang}]) {`, [
            `return await ${name}[${req}.method${bang}](${req}, ${res});`,
          ]),
          ...refused(scope, methods),
        ],
      ],
    ]),
  ];
}

/** `(table[req.method] || fallback)(req, res)` */
function fallenBack(scope: Scope, name: string, methods: readonly string[], bang: string): string[] {
  const { draft, req, res } = scope;
  const inside = functionScope(draft, { depth: 0, waits: false });
  const fallback = declare(
    draft,
    "fallback",
    [request(draft), response(draft)],
    refused(inside, methods, true),
  );
  return [
    `return (${name}[${req}.method${bang}] ${draft.random.pick(["||", "??"])} ${fallback})(${req}, ${res});`,
  ];
}

/** A loop that looks for the method. */
function searched(scope: Scope, name: string, found: string, methods: readonly string[]): string[] {
  const { req, res } = scope;
  return [
    ...block(`for (const [name, ${found}] of Object.entries(${name})) {`, [
      `if (${req}.method === name) return ${found}(${req}, ${res});`,
    ]),
    ...refused(scope, methods),
  ];
}

export function conditional(scope: Scope, [first, second]: readonly string[]): string[] {
  const { draft, req, res } = scope;
  const { random } = draft;
  const name = (method: string): string => {
    const inside = functionScope(draft, { method, body: method !== "GET", depth: 0 });
    const lines = body(inside);
    return declare(draft, `${method.toLowerCase()}Item`, [request(draft), response(draft)], lines, true);
  };
  const [one, two] = [name(first!), name(second!)];
  if (random.chance(0.5))
    return [`return ${req}.method === "${first}" ? ${one}(${req}, ${res}) : ${two}(${req}, ${res});`];
  return [
    `return ${req}.method === "${first}" ? ${one}(${req}, ${res}) : ${req}.method === "${second}" ? ${two}(${req}, ${res}) : ${res}.status(405).end();`,
  ];
}

export function anded(scope: Scope, methods: readonly string[]): string[] {
  const { draft, req, res } = scope;
  const lines: string[] = [];
  for (const method of methods) {
    const inside = functionScope(draft, { method, body: method !== "GET", depth: 0, leaves: "reply" });
    const inner = body(inside);
    const name = declare(
      draft,
      `${method.toLowerCase()}Route`,
      [request(draft), response(draft)],
      inner,
      true,
    );
    lines.push(`${req}.method === "${method}" && (await ${name}(${req}, ${res}));`);
  }
  const missing = methods.map((method) => `${req}.method !== "${method}"`).join(" && ");
  return [...lines, `if (${missing}) ${res}.status(405).end();`];
}
