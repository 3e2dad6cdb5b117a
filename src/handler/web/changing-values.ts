/** What a function reads that differs from one request to the next, as far as the file shows it. */
import * as t from "@babel/types";
import { importedFrom } from "../imported-name.js";
import type { Module } from "../module.js";
import { type FunctionNode, isCall, isMember, propertyName, unwrap, visitAll } from "../syntax.js";
import { isRequestReader } from "./imported-code.js";
import { localFunction } from "./replies.js";

export interface ChangingValue {
  /** As it reads in a sentence: "the time", "a database". */
  what: string;
  /** The code that reads it. */
  code: string;
  line: number;
}

const RANDOM = new Set(["randomUUID", "randomBytes", "randomInt", "getRandomValues"]);
const PROCESS = new Set(["uptime", "memoryUsage", "hrtime", "cpuUsage"]);
/** Packages that answer from a database. Their clients read nothing of the request. */
const DATABASE =
  /^(?:@prisma\/client|mongodb|mongoose|pg|mysql2?|postgres|better-sqlite3|sqlite3?|ioredis|redis|knex|drizzle-orm|kysely|firebase-admin|@vercel\/(?:postgres|kv)|@upstash\/redis|@neondatabase\/serverless|@planetscale\/database|@libsql\/client|@supabase\/supabase-js)(?:\/|$)/;
/** Clients of databases by the names that they have in nearly every repo, and what opens a connection. */
const DATABASE_CLIENT = /^(?:prisma|db|database|sql|pool|redis|kv|supabase|knex|mongo(?:Client)?)$/i;
const CONNECT = /connect|mongo/i;
const QUERY =
  /^(?:findMany|findFirst|findUnique|findFirstOrThrow|findUniqueOrThrow|findOne|groupBy|query|execute|\$queryRaw|\$transaction)$/;
/** What is asked of a value, not of code that could look at the request. */
const OF_VALUES =
  /^(?:map|filter|find|findIndex|slice|sort|toSorted|reverse|reduce|forEach|flatMap|flat|some|every|join|includes|indexOf|concat|at|keys|values|entries|toString|toISOString|parse|safeParse|then|catch|finally)$/;
const ADDS = /^(?:push|unshift|set|add|splice|pop|shift|delete|clear)$/;

/**
 * Reads `fn` and the functions of the file that it names.
 * @returns undefined where it runs code that may look at the request, or says itself how an answer of another server is kept
 */
export function changingValues(
  fn: FunctionNode,
  module: Module,
  packages: ReadonlySet<string>,
): ChangingValue[] | undefined {
  const found: ChangingValue[] = [];
  let isKnown = true;
  for (const reached of reachedFrom(fn, module)) {
    visitAll(reached, (node) => {
      const what = readBy(node, module, packages);
      if (what === "unknown") isKnown = false;
      else if (what !== undefined)
        found.push({ what, code: codeOf(node, module), line: node.loc!.start.line });
    });
  }
  return isKnown ? distinct(found) : undefined;
}

function distinct(values: ChangingValue[]): ChangingValue[] {
  const first = new Map<string, ChangingValue>();
  for (const value of values.sort((a, b) => a.line - b.line)) {
    if (!first.has(value.what)) first.set(value.what, value);
  }
  return [...first.values()];
}

/** A function, and those of the top level that it mentions. Functions inside of another one come with it. */
function reachedFrom(fn: FunctionNode, module: Module): FunctionNode[] {
  const reached: FunctionNode[] = [fn];
  for (const one of reached) {
    visitAll(one, (node) => {
      const other = t.isIdentifier(node) ? localFunction(node, module) : undefined;
      if (other && !reached.some((known) => isWithin(other, known))) reached.push(other);
    });
  }
  return reached;
}

function isWithin(node: t.Node, container: t.Node): boolean {
  return node.start! >= container.start! && node.end! <= container.end!;
}

function readBy(node: t.Node, module: Module, packages: ReadonlySet<string>): string | undefined {
  if (t.isNewExpression(node)) return readByNew(node, module, packages);
  if (t.isTaggedTemplateExpression(node)) return readFromClient(node.tag, module, packages);
  if (t.isUpdateExpression(node)) return readFromState(node.argument, module);
  if (t.isAssignmentExpression(node) && /^[-+*]=$/.test(node.operator))
    return readFromState(node.left, module);
  return isCall(node) ? readByCall(node, module, packages) : undefined;
}

function readByNew(node: t.NewExpression, module: Module, packages: ReadonlySet<string>): string | undefined {
  if (isGlobal(node.callee, "Date", module) && node.arguments.length === 0) return timeOf(node, module);
  const from = importedFrom(node.callee, module);
  return from && isRequestReader(from.source, packages) ? "unknown" : undefined;
}

/** The time of the build is what `builtAt: new Date()` asks for. */
function timeOf(node: t.Node, module: Module): string | undefined {
  for (let above = module.parents.get(node); above; above = module.parents.get(above)) {
    if (t.isStatement(above) && !t.isVariableDeclaration(above)) break;
    const name = t.isObjectProperty(above)
      ? propertyName(above)
      : t.isVariableDeclarator(above) && t.isIdentifier(above.id)
        ? above.id.name
        : undefined;
    if (name && /buil[dt]/i.test(name)) return undefined;
  }
  return "the time";
}

function readByCall(
  call: t.CallExpression | t.OptionalCallExpression,
  module: Module,
  packages: ReadonlySet<string>,
): string | undefined {
  const callee = unwrap(call.callee);
  if (isGlobal(callee, "fetch", module)) return readByFetch(call);
  if (!isMember(callee)) return readByImported(callee, module, packages);
  const method = propertyName(callee) ?? "";
  const object = unwrap(callee.object);
  if (isGlobal(object, "Date", module) && method === "now") return timeOf(call, module);
  if (isGlobal(object, "performance", module) && method === "now") return timeOf(call, module);
  if (isGlobal(object, "Math", module)) return method === "random" ? "a random value" : undefined;
  if (isGlobal(object, "process", module))
    return PROCESS.has(method) ? "the state of the process" : undefined;
  if (RANDOM.has(method) && isCrypto(object, module)) return "a random value";
  if (ADDS.test(method) && t.isIdentifier(object) && isOwnCollection(object, module)) {
    return "state that is kept in the file";
  }
  return readFromClient(callee, module, packages);
}

/** Only a `fetch` that says nothing of caching is taken: with `cache` or `next` the author has decided (measured: `no-store` keeps GET live). */
function readByFetch(call: t.CallExpression | t.OptionalCallExpression): string {
  const options = call.arguments[1];
  if (!options) return "another server";
  if (!t.isObjectExpression(options)) return "unknown";
  const keys = options.properties.map((one) => (t.isSpreadElement(one) ? undefined : propertyName(one)));
  return keys.some((key) => key === undefined || key === "cache" || key === "next")
    ? "unknown"
    : "another server";
}

/** The call of an imported function, which may look at the request by itself: `auth()`, `getSession()`. */
function readByImported(callee: t.Node, module: Module, packages: ReadonlySet<string>): string | undefined {
  const from = importedFrom(callee, module);
  if (!from) return t.isImport(callee) ? "unknown" : readFromClient(callee, module, packages);
  if (RANDOM.has(from.name) || /^(?:uuid|nanoid)$/.test(from.source)) return "a random value";
  if (!isRequestReader(from.source, packages)) return readFromClient(callee, module, packages);
  return CONNECT.test(from.local) ? "a database" : "unknown";
}

/** A chain such as `prisma.task.findMany()`, `db.select().from(tasks)`, `` sql`…` ``, by the name that it begins with. */
function readFromClient(chain: t.Node, module: Module, packages: ReadonlySet<string>): string | undefined {
  const { root, methods } = partsOf(chain);
  const from = importedFrom(root, module) ?? importedFrom(madeBy(root, module), module);
  if (!from) return undefined;
  if (DATABASE.test(from.source)) return "a database";
  if (!isRequestReader(from.source, packages)) {
    return from.source === "axios" ? "another server" : undefined;
  }
  if (/auth|session|cookie|header/i.test(`${from.source} ${methods.join(" ")}`)) return "unknown";
  if (DATABASE_CLIENT.test(from.local) || methods.some((method) => QUERY.test(method))) return "a database";
  return methods.every((method) => OF_VALUES.test(method)) ? undefined : "unknown";
}

function partsOf(chain: t.Node): { root: t.Node; methods: string[] } {
  const methods: string[] = [];
  let root = unwrap(chain, true);
  for (;;) {
    if (isMember(root)) {
      methods.push(propertyName(root) ?? "");
      root = unwrap(root.object, true);
    } else if (isCall(root)) root = unwrap(root.callee, true);
    else return { root, methods };
  }
}

/** What made a client of the top level: `PrismaClient` of `const prisma = new PrismaClient()`. */
function madeBy(node: t.Node, module: Module): t.Node {
  const binding = t.isIdentifier(node) ? module.bindings.get(node) : undefined;
  const declaration = binding?.path.node;
  const init =
    t.isVariableDeclarator(declaration) && declaration.init ? unwrap(declaration.init, true) : undefined;
  return isCall(init) || t.isNewExpression(init) ? partsOf(init.callee).root : node;
}

function readFromState(target: t.Node, module: Module): string | undefined {
  const { root } = partsOf(target);
  const binding = t.isIdentifier(root) ? module.bindings.get(root) : undefined;
  return binding?.scope === module.programScope ? "state that is kept in the file" : undefined;
}

function isOwnCollection(node: t.Identifier, module: Module): boolean {
  const binding = module.bindings.get(node);
  return binding?.scope === module.programScope && binding.kind !== "module";
}

function isGlobal(node: t.Node, name: string, module: Module): boolean {
  return t.isIdentifier(node, { name }) && !module.bindings.has(node);
}

function isCrypto(node: t.Node, module: Module): boolean {
  return (
    isGlobal(node, "crypto", module) || /^(?:node:)?crypto$/.test(importedFrom(node, module)?.source ?? "")
  );
}

function codeOf(node: t.Node, module: Module): string {
  const named = isCall(node) ? `${textOf(node.callee, module)}()` : textOf(node, module);
  return named.length > 60 ? `${named.slice(0, 57)}…` : named;
}

function textOf(node: t.Node, module: Module): string {
  return module.source.slice(node.start!, node.end!).replace(/\s+/g, " ");
}
