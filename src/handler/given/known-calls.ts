/** Which entry of the knowledge a call stands under. */
import * as t from "@babel/types";
import type { Entry } from "../../knowledge/entry.js";
import { GLOBALS, METHODS } from "../../knowledge/language.js";
import { ANSWER_WITH_OBJECTS, AXIOS, SCHEMA } from "../../knowledge/libraries/clients.js";
import {
  OF_A_MODEL,
  OF_DRIZZLE_QUERY,
  OF_MODELS_ALONE,
  OF_MONGO,
  OF_SQL,
  ROWS,
  SUPABASE_ANSWER,
} from "../../knowledge/libraries/databases.js";
import { NEXT, OF_RESPONSE } from "../../knowledge/next.js";
import { NODE_GLOBALS, NODE_METHODS, NODE_MODULES } from "../../knowledge/node.js";
import { importedFrom } from "../imported-name.js";
import type { Module } from "../module.js";
import { isCall, isFunctionNode, isMember, propertyName, unwrap } from "../syntax.js";

type Called = t.CallExpression | t.OptionalCallExpression;

const QUERY: Entry = { gives: "list", promise: true, throws: true, changes: "world" };
const SUPABASE_QUERY: Entry = {
  gives: "object",
  promise: true,
  throws: true,
  changes: "world",
  fields: SUPABASE_ANSWER,
};
const OBJECTS: Entry = { gives: "object", promise: true, throws: true, changes: "world" };

/** The entry for a call; nothing where it isn't known what runs. */
export function knownCall(call: Called, module: Module): Entry | undefined {
  const callee = unwrap(call.callee);
  const path = pathOf(callee, module);
  if (path?.from === "global") {
    const entry = own(GLOBALS, path.path) ?? own(NODE_GLOBALS, path.path);
    if (entry) return entry;
  } else if (path) {
    const entry = own(NODE_MODULES, path.path) ?? own(NEXT, path.path);
    if (entry) return entry;
  }
  if (!isMember(callee)) return undefined;
  const name = propertyName(callee);
  return name === undefined ? undefined : knownMethod(call, callee, name, module);
}

function knownMethod(
  call: Called,
  callee: t.MemberExpression | t.OptionalMemberExpression,
  name: string,
  module: Module,
): Entry | undefined {
  const chain = chainOf(callee.object, module);
  if (isOfResponse(chain) && own(OF_RESPONSE, name)) return own(OF_RESPONSE, name);
  const awaits = isAwaited(call, module);
  if (chain.source && ANSWER_WITH_OBJECTS.has(chain.source)) return OBJECTS;
  if (chain.source === "axios" || chain.root === "axios") return own(AXIOS, name);
  // A chain of a query builder, of which this is the last link.
  if (awaits && chain.methods.includes("from") && isSupabase(chain)) return SUPABASE_QUERY;
  if (ROWS.has(name)) return QUERY;
  if (
    awaits &&
    (chain.methods.includes("select") || name === "select") &&
    [...chain.methods, name].includes("from")
  )
    return QUERY;
  if (chain.names.at(-2) === "query" && own(OF_DRIZZLE_QUERY, name)) return own(OF_DRIZZLE_QUERY, name);
  if (OF_MODELS_ALONE.has(name) && !(name === "updateMany" || name === "deleteMany"))
    return own(OF_A_MODEL, name);
  if (awaits) {
    const ofMongo = own(OF_MONGO, name);
    if (ofMongo) return ofMongo;
    const ofModel = isModel(chain, call) ? own(OF_A_MODEL, name) : undefined;
    if (ofModel) return ofModel;
    // `await Task.find(filter).sort("-date").lean()`: nobody awaits what a list gives.
    if (chain.methods.includes("find") || (name === "find" && isAwaited(call, module, true))) return QUERY;
    const before = chain.calls.map((one) => knownCall(one, module)).find((one) => one?.promise);
    if (before && /^(?:lean|populate|exec|select|sort|limit|skip|session)$/.test(name)) return before;
    const ofSql = own(OF_SQL, name);
    if (ofSql) return ofSql;
  }
  const ofSchema = own(SCHEMA, name);
  if (ofSchema && /schema|^z$|validator/i.test([chain.root, ...chain.names].join(" "))) return ofSchema;
  const ofStream = own(NODE_METHODS, name);
  if (ofStream && (name !== "json" || call.arguments.length === 0)) return ofStream;
  const entry = own(METHODS, name);
  // `collection.find({ done: true })` gives a query, `rows.find(byId(id))` a row.
  const [first] = call.arguments;
  if (entry && (name === "find" || name === "findLast") && (!first || t.isObjectExpression(unwrap(first))))
    return undefined;
  if (entry && name === "get" && call.arguments.length !== 1) return undefined;
  if (entry && name === "get" && !isMapLike(callee.object, module)) return undefined;
  return entry;
}

/** `new Map()`, or what isn't known to be something else: a client's `get` asks a server. */
function isMapLike(object: t.Node, module: Module): boolean {
  const one = unwrap(object);
  const declaration = t.isIdentifier(one) ? module.bindings.get(one)?.path.node : undefined;
  const made = t.isVariableDeclarator(declaration) && declaration.init ? unwrap(declaration.init) : one;
  if (t.isNewExpression(made))
    return (
      t.isIdentifier(made.callee) &&
      /^(?:Map|WeakMap|URLSearchParams|Headers|FormData)$/.test(made.callee.name)
    );
  return isMember(made) && /^(?:searchParams|headers|cookies)$/.test(propertyName(made) ?? "");
}

interface Chain {
  /** What the chain begins with. */
  root?: string;
  /** The package that it comes from. */
  source?: string;
  /** All names in front of the last. */
  names: string[];
  /** Those of them that are called. */
  methods: string[];
  calls: Called[];
}

/** `db.collection("tasks").find()` */
function chainOf(node: t.Node, module: Module): Chain {
  const names: string[] = [];
  const methods: string[] = [];
  const calls: Called[] = [];
  let one = unwrap(node);
  for (;;) {
    if (isCall(one)) {
      calls.push(one);
      const callee = unwrap(one.callee);
      if (isMember(callee)) methods.unshift(propertyName(callee) ?? "");
      one = callee;
    } else if (isMember(one)) {
      names.unshift(propertyName(one) ?? "");
      one = unwrap(one.object);
    } else break;
  }
  if (t.isThisExpression(one)) return { root: "this", names: ["this", ...names], methods, calls };
  if (!t.isIdentifier(one)) return { names, methods, calls };
  const source = importedFrom(one, module)?.source ?? madeOf(one, module);
  return { root: one.name, source, names: [one.name, ...names], methods, calls };
}

/** The package of the class that a constant is made of: `const stripe = new Stripe(key)`. */
function madeOf(name: t.Identifier, module: Module): string | undefined {
  const declaration = module.bindings.get(name)?.path.node;
  const made = t.isVariableDeclarator(declaration) && declaration.init ? unwrap(declaration.init) : undefined;
  return t.isNewExpression(made) ? importedFrom(unwrap(made.callee), module)?.source : undefined;
}

function isOfResponse({ root }: Chain): boolean {
  return /^res(?:ponse)?$/.test(root ?? "");
}

/** Whether a call is one of the response: `res.status(404).end()`. */
export function isReplyCall(node: t.Node, module: Module): boolean {
  return isCall(node) && isMember(node.callee) && isOfResponse(chainOf(node.callee.object, module));
}

/** `prisma.task`, a class of Mongoose, or what is asked as Prisma is. */
function isModel({ root, names }: Chain, { arguments: args }: Called): boolean {
  if (names.length < 2) return /^[A-Z]/.test(root ?? "");
  const first = args[0] && unwrap(args[0]);
  const keys = t.isObjectExpression(first)
    ? first.properties.map((one) => (t.isSpreadElement(one) ? "" : propertyName(one)))
    : [];
  return (
    names.some((one) => /^(?:prisma|prismaClient|db|database|orm|tx)$/i.test(one)) ||
    keys.includes("where") ||
    keys.includes("data")
  );
}

function isSupabase({ root, source }: Chain): boolean {
  return /supabase/i.test(`${root ?? ""} ${source ?? ""}`);
}

/**
 * Whether a call (or the chain that goes on with it) is awaited where it stands.
 * @param surely it is, and not only handed to somebody who may await it.
 */
function isAwaited(call: t.Node, module: Module, surely = false): boolean {
  let at = call;
  for (let above = module.parents.get(at); above; at = above, above = module.parents.get(at)) {
    if (t.isAwaitExpression(above)) return true;
    if (isMember(above) && above.object === at && propertyName(above) === "then") return true;
    if (isCall(above) && above.callee === at) continue;
    if (unwrap(above) === unwrap(at) || (isMember(above) && above.object === at)) continue;
    // `Promise.all([a(), b()])`, `return find()`, `.then(() => find())`
    return !surely && (t.isArrayExpression(above) || t.isReturnStatement(above) || isFunctionNode(above));
  }
  return false;
}

/** `Math.round` of nobody's `Math`, `fs.readFile` of an import. */
function pathOf(callee: t.Node, module: Module): { from: "global" | "import"; path: string } | undefined {
  const one = unwrap(callee);
  if (isMember(one)) {
    const object = pathOf(one.object, module);
    const name = propertyName(one);
    return object && name ? { ...object, path: `${object.path}.${name}` } : undefined;
  }
  if (!t.isIdentifier(one)) return undefined;
  if (!module.bindings.has(one)) return { from: "global", path: one.name };
  const from = importedFrom(one, module);
  if (!from) return undefined;
  const source = from.source.replace(/^node:/, "");
  return {
    from: "import",
    path: from.name === "*" || from.name === "default" ? source : `${source}.${from.name}`,
  };
}

/** The path of an imported function: `assert.ok`. */
export function importedPath(callee: t.Node, module: Module): string | undefined {
  const path = pathOf(callee, module);
  return path?.from === "import" ? path.path : undefined;
}

function own(table: Readonly<Record<string, Entry>>, name: string): Entry | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
