import { block, type Draft, fresh, importName, inner, type Scope, typed } from "./draft.js";
import { note } from "./notes.js";
import { reply } from "./replies.js";
import { setHeaders } from "./response-settings.js";

/** The scope of a function of its own, at the top level of the file. */
export function functionScope(draft: Draft, changes: Partial<Scope> = {}): Scope {
  return {
    draft,
    req: draft.req,
    res: draft.res,
    method: undefined,
    names: new Set([draft.req, draft.res]),
    values: [],
    objects: new Set(),
    depth: 1,
    leaves: "reply",
    body: false,
    waits: true,
    ...changes,
  };
}

export function request(draft: Draft, name = draft.req): string {
  if (!draft.typescript) return name;
  importName(draft, "next", "NextApiRequest");
  return `${name}: NextApiRequest`;
}

export function response(draft: Draft, name = draft.res): string {
  if (!draft.typescript) return name;
  importName(draft, "next", "NextApiResponse");
  return `${name}: NextApiResponse${draft.answer}`;
}

/** Writes a function beside the handler, as a declaration or as an arrow. */
export function declare(
  draft: Draft,
  wish: string,
  params: string[],
  lines: string[],
  async = false,
): string {
  let name = wish;
  for (let count = 2; draft.names.has(name); count++) name = `${wish}${count}`;
  draft.names.add(name);
  const prefix = async ? "async " : "";
  draft.helpers.push(
    draft.random.chance(0.6)
      ? block(`${prefix}function ${name}(${params.join(", ")}) {`, lines)
      : block(`const ${name} = ${prefix}(${params.join(", ")}) => {`, lines, "};"),
  );
  return name;
}

/** Sets headers for the caller. */
export function headerHelper(scope: Scope): string[] {
  const { draft, req, res } = scope;
  const both = draft.random.chance(0.4);
  const own = functionScope(draft, { waits: false });
  const lines = both
    ? [
        `const origin = ${own.req}.headers.origin;`,
        `if (origin) ${own.res}.setHeader("Access-Control-Allow-Origin", origin);`,
        ...setHeaders(own),
      ]
    : [...setHeaders(own), ...(draft.random.chance(0.5) ? setHeaders(own) : [])];
  if (both) draft.asks.headers.add("origin");
  const params = both ? [request(draft), response(draft)] : [response(draft)];
  const name = declare(draft, draft.random.pick(["setCors", "noStore", "applyHeaders"]), params, lines);
  return [`${name}(${both ? `${req}, ` : ""}${res});`];
}

/** Reads a value from the request. */
export function valueHelper(scope: Scope): string[] {
  const { draft, req } = scope;
  const { random } = draft;
  const kind = random.weighted([
    [4, "query"],
    [3, "header"],
    [scope.body && draft.asks.bodyKind === "json" ? 3 : 0, "body"],
  ]);
  const r = draft.req;
  const lines = {
    query: [
      `const page = Number(${r}.query.page ?? 1);`,
      `return { page, limit: Number(${r}.query.limit) || 20 };`,
    ],
    header: [`const value = ${r}.headers["x-api-key"];`, `return value ? String(value).trim() : null;`],
    body: [`const { title, email } = ${r}.body;`, `return { title: title || "untitled", email };`],
  }[kind]!;
  if (kind === "query") for (const name of ["page", "limit"]) draft.asks.query.add(name);
  if (kind === "header") draft.asks.headers.add("x-api-key");
  if (kind === "body") for (const name of ["title", "email"]) draft.asks.body.add(name);
  const name = declare(
    draft,
    { query: "readPage", header: "apiKey", body: "readInput" }[kind]!,
    [request(draft)],
    lines,
  );
  const own = fresh(scope, { query: "range", header: "key", body: "input" }[kind]!);
  scope.values.push(own);
  return [`const ${own} = ${name}(${req});`];
}

/** Sends an error for the caller: `if (!x) return sendError(res, 400, "…")`. */
export function failingHelper(scope: Scope): string[] {
  const { draft, res } = scope;
  const { random } = draft;
  if (scope.values.length === 0) return note(scope);
  const own = functionScope(draft);
  const string = typed(draft, ": string");
  const number = typed(draft, ": number");
  const send = random.pick([
    `${own.res}.status(status).json({ error: message });`,
    `${own.res}.status(status).send(message);`,
    `${own.res}.status(status).end(message);`,
  ]);
  const lines = random.chance(0.5)
    ? [`return ${send}`]
    : [...(random.chance(0.3) ? note(own).filter((line) => !line.includes("await")) : []), send];
  const name = declare(
    draft,
    random.pick(["sendError", "fail"]),
    [response(draft), `status${number}`, `message${string}${random.chance(0.3) ? ' = "Invalid"' : ""}`],
    lines,
  );
  const call = `${name}(${res}, ${random.pick([400, 404, 422])}, "Nope")`;
  const test = `!${random.pick(scope.values)}`;
  if (scope.leaves === "reply") return [`if (${test}) return ${call};`];
  return block(`if (${test}) {`, [`${call};`, "return;"]);
}

/** A closure of the handler that replies, declared where it is needed. */
export function closureCall(scope: Scope): string[] {
  const { draft } = scope;
  const { random } = draft;
  if (scope.values.length === 0 || scope.leaves !== "reply") return note(scope);
  const name = fresh(scope, random.pick(["badRequest", "deny", "stop"]));
  const string = typed(draft, ": string");
  const within = inner(scope, { body: false, waits: false, values: ["message"] });
  const value = random.pick(scope.values);
  return [
    ...block(`const ${name} = (message${string}) => {`, reply(within, random.pick(["bad", "denied"])), "};"),
    `if (!${value}) return ${name}("${random.pick(["missing", "wrong"])}");`,
  ];
}
