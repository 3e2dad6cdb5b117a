/** A route file as a person may have written it, with requests for it. */
import { join } from "node:path";
import type { HttpMethod } from "../../../src/handler/contract.js";
import { type Fixture, TESTFIXTURES } from "../fixtures.js";
import { handlerBody, undispatched } from "./dispatch.js";
import type { Draft } from "./draft.js";
import { exported, named } from "./exports.js";
import { functionScope } from "./helpers.js";
import { randomOf } from "./random.js";
import { requests } from "./requests.js";
import { restyled } from "./style.js";

/** A route file as a person may have written it, with requests for it. The same seed gives the same file. */
export function generateRoute(seed: number): Fixture {
  const random = randomOf(seed);
  const [path, params] = random.weighted([
    [5, ["app/api/items/route", []]],
    [4, ["app/api/items/[id]/route", ["id"]]],
    [1, ["app/api/teams/[team]/items/[id]/route", ["team", "id"]]],
  ] as const) as [string, string[]];
  const typescript = random.chance(0.5);
  const [req, res] = random.weighted([
    [20, ["req", "res"]],
    [2, ["request", "response"]],
    [1, ["_req", "res"]],
    [1, ["r", "w"]],
  ] as const) as readonly [string, string] as [string, string];
  const draft: Draft = {
    random,
    typescript,
    params,
    req,
    res,
    answer: random.chance(0.15) ? random.pick(["<any>", "<Data>"]) : "",
    imports: new Map(),
    types: new Set(),
    constants: new Set(),
    helpers: [],
    names: new Set(["handler", "db", "log", "audit", "track", "userFrom", "readReport"]),
    asks: {
      query: new Set(),
      lists: new Set(),
      body: new Set(),
      bodyKind: random.weighted([
        [30, "json"],
        [1, "text"],
        [2, "either"],
      ]),
      headers: new Set(),
      cookies: new Set(),
    },
  };
  const methods = random.weighted<HttpMethod[]>([
    [8, ["GET"]],
    [12, ["POST"]],
    [8, ["GET", "POST"]],
    [3, ["GET", "PUT", "DELETE"]],
    [2, ["GET", "POST", "PATCH", "DELETE"]],
    [2, ["PUT", "DELETE"]],
    [1, ["DELETE"]],
    [1, ["POST", "PUT"]],
  ]);
  const { parts, chosen } = handlers(draft, methods);
  const extension = typescript ? "ts" : "js";
  const input = restyled(assemble(draft, parts), random);
  const name = `generated-${seed}`;
  const folder = join(TESTFIXTURES, "named-exports");
  return {
    name,
    inputFile: join(folder, `${name}.input.${extension}`),
    input,
    outputFile: join(folder, `${name}.output.${extension}`),
    context: {
      path: `${path}.${extension}`,
      next: random.pick([16, 16, 16, 15, 14]),
      ...(chosen && { methods: chosen }),
    },
    expect: {},
    dropped: [],
    requests: requests(random, path, params, methods, draft.asks),
  };
}

function handlers(draft: Draft, methods: HttpMethod[]): { parts: string[][]; chosen?: HttpMethod[] } {
  const { random } = draft;
  const leaves = random.weighted([
    [15, "reply"],
    [4, "bare"],
  ] as const);
  const scope = (method?: string) =>
    functionScope(draft, { leaves, depth: 0, method, body: method !== undefined && method !== "GET" });
  if (random.chance(0.08)) {
    const parts = methods.map((method) => {
      draft.names.add(method);
      return named(draft, method, undispatched(scope(method)), true);
    });
    return { parts };
  }
  if (random.chance(0.15)) {
    const chosen = methods.slice(0, 2);
    const method = chosen.length === 1 ? chosen[0] : undefined;
    return {
      parts: [exported(draft, undispatched({ ...scope(method), body: !chosen.includes("GET") }), true)],
      chosen,
    };
  }
  return { parts: [exported(draft, handlerBody(scope(), methods), true)] };
}

function assemble(draft: Draft, parts: string[][]): string[] {
  const { random, helpers } = draft;
  const commonjs = parts.some((part) => part[0]!.startsWith("module.exports"));
  const imports = [...draft.imports].map(([module, names]) => {
    const list = [...names].sort().join(", ");
    if (commonjs) return `const { ${list} } = require("${module}");`;
    return `import ${module === "next" ? "type " : ""}{ ${list} } from "${module}";`;
  });
  const constants = helpers.filter(([first]) => /^const (handlers|actions|routes)\b/.test(first!));
  const functions = helpers.filter((helper) => !constants.includes(helper));
  // Functions may come after their use, a table of them may not.
  const after =
    functions.length > 0 && random.chance(0.25) && functions.every(([first]) => !first!.startsWith("const"));
  if (draft.answer === "<Data>" && draft.imports.get("next")?.has("NextApiResponse"))
    draft.types.add("type Data = any;");
  const config = random.chance(0.04)
    ? [
        random.pick([
          "export const config = { maxDuration: 30 };",
          'export const config = { api: { bodyParser: { sizeLimit: "2mb" } } };',
        ]),
      ]
    : [];
  const top = [...draft.types, ...draft.constants, ...(commonjs ? [] : config)].flatMap((text) => [
    ...text.split("\n"),
    "",
  ]);
  const doc = random.chance(0.1)
    ? [["/**", " * Items of the shop.", " */"], ["// pages/api/items"], ["// GET and POST"]][random.below(3)]!
    : [];
  parts[0]!.unshift(...doc);
  const chunks = after ? [...constants, ...parts, ...functions] : [...functions, ...constants, ...parts];
  return [
    ...(imports.length > 0 ? [...imports, ""] : []),
    ...top,
    ...chunks.flatMap((chunk, index) => (index === 0 ? chunk : ["", ...chunk])),
  ];
}
