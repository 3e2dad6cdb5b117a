/**
 * The package `cors` at the top of a handler, written out as what it does to the response: the headers of every reply, and the answer to
 * a preflight. The rest then sees an ordinary handler, and makes an OPTIONS export of the one and common headers of the other.
 *
 * ```ts
 * await runMiddleware(req, res, cors);
 *
 * res.setHeader("Access-Control-Allow-Origin", "*");
 * if (req.method === "OPTIONS") {
 *   res.setHeader("Access-Control-Allow-Methods", "GET,HEAD");
 *   …
 *   return res.status(204).end();
 * }
 * ```
 *
 * What cors sends is read off its source (cors 2.8, `lib/index.js`) and held by fixtures against the package itself.
 */
import * as t from "@babel/types";
import type { Job } from "../find/jobs.js";
import type { Module } from "../module.js";
import { indentAt } from "../print.js";
import { Refusal } from "../refusal.js";
import { resolveConstant, type StaticValue, staticValue } from "../static-value.js";
import { quoted } from "../style.js";
import { type FunctionNode, isCall, propertyName, unwrap } from "../syntax.js";
import { corsOptionsOf, makesCors, takesBoth } from "./cors-call.js";
import { leftWithoutUse } from "./left-without-use.js";
import { rearranged } from "./rearranged.js";

interface Options {
  origin: string | string[] | true;
  methods: string;
  credentials: boolean;
  allowedHeaders?: string;
  exposedHeaders?: string;
  maxAge?: number;
  status: number;
}

const METHODS = "GET,HEAD,PUT,PATCH,POST,DELETE";
const KNOWN = new Set([
  "allowedHeaders",
  "credentials",
  "exposedHeaders",
  "headers",
  "maxAge",
  "methods",
  "optionsSuccessStatus",
  "origin",
  "preflightContinue",
]);

/**
 * The module with such statements of its handlers written out; nothing where there are none.
 * @throws {Refusal} where the options of one aren't known
 */
export function withCorsWrittenOut(module: Module, jobs: readonly Job[]): Module | undefined {
  const gone: t.Statement[] = [];
  const moves = jobs.flatMap(({ found, style }) => {
    const { fn } = found;
    if (style !== "pages" || found.wrappers.length > 0 || !t.isBlockStatement(fn.body)) return [];
    return fn.body.body.flatMap((statement) => {
      const call = awaitedCall(statement);
      const options = call && takesBoth(call, fn, module) ? corsOptionsOf(call, module) : undefined;
      if (!call || options === undefined) return [];
      gone.push(statement);
      const text = writtenOut(readOptions(options, call, module), fn, statement, module);
      return [{ start: statement.start!, end: statement.end!, text }];
    });
  });
  if (moves.length === 0) return undefined;
  return rearranged(module, [...moves, ...leftWithoutUse(module, gone, (init) => makesCors(init, module))]);
}

function awaitedCall(statement: t.Statement): t.CallExpression | t.OptionalCallExpression | undefined {
  const awaited = t.isExpressionStatement(statement) ? unwrap(statement.expression) : undefined;
  const call = t.isAwaitExpression(awaited) ? unwrap(awaited.argument) : undefined;
  return isCall(call) ? call : undefined;
}

function readOptions(given: t.Node | null, call: t.Node, module: Module): Options {
  const read = new Map<string, StaticValue | undefined>();
  const object = given && resolveConstant(module, given);
  if (object && !t.isObjectExpression(object)) throw unknownOption(call, "its options");
  for (const property of object?.properties ?? []) {
    const name = t.isObjectProperty(property) ? propertyName(property) : undefined;
    if (!name || !KNOWN.has(name)) throw unknownOption(call, name ? `its option \`${name}\`` : "its options");
    read.set(name, staticValue(module, (property as t.ObjectProperty).value));
  }
  const text = (name: string): string | undefined => {
    if (!read.has(name)) return undefined;
    const value = read.get(name);
    if (typeof value === "string") return value;
    if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value.join(",");
    throw unknownOption(call, `its option \`${name}\``);
  };
  const plain = <T extends "boolean" | "number">(name: string, type: T) => {
    const value = read.get(name);
    if (read.has(name) && typeof value !== type) throw unknownOption(call, `its option \`${name}\``);
    return value as (T extends "boolean" ? boolean : number) | undefined;
  };
  if (plain("preflightContinue", "boolean")) throw unknownOption(call, "its option `preflightContinue`");
  const origin = read.has("origin") ? read.get("origin") : "*";
  const isList = Array.isArray(origin) && origin.every((each) => typeof each === "string");
  if (origin !== true && typeof origin !== "string" && !isList)
    throw unknownOption(call, "its option `origin`");
  return {
    origin: origin as Options["origin"],
    methods: text("methods") ?? METHODS,
    credentials: plain("credentials", "boolean") ?? false,
    allowedHeaders: text("allowedHeaders") ?? text("headers"),
    exposedHeaders: text("exposedHeaders"),
    maxAge: plain("maxAge", "number"),
    status: plain("optionsSuccessStatus", "number") ?? 204,
  };
}

function unknownOption(call: t.Node, what: string): Refusal {
  return new Refusal(
    call,
    `\`cors\` runs here, and what it does depends on ${what}, which isn't a constant of this file; set the headers on the Response and export OPTIONS by hand`,
  );
}

/** What cors does, as statements of the handler. */
function writtenOut(options: Options, fn: FunctionNode, statement: t.Statement, module: Module): string {
  const { style, source } = module;
  const [request, response] = fn.params.map((each) => (each as t.Identifier).name) as [string, string];
  const end = style.semicolons ? ";" : "";
  const q = (text: string): string => quoted(text, style);
  const set = (name: string, value: string): string => `${response}.setHeader(${q(name)}, ${value})${end}`;
  const origin = freeInHandler("origin", fn, module);
  const requested = freeInHandler("requestedHeaders", fn, module);
  const varies = options.origin === "*" ? [] : ["Origin"];
  const variesByOrigin = varies.map((name) => set("Vary", q(name)));
  const reflects = typeof options.origin !== "string";
  const isAllowed = Array.isArray(options.origin)
    ? `${origin} && [${options.origin.map(q).join(", ")}].includes(${origin})`
    : origin;
  const lines = [
    ...(reflects
      ? [
          `const ${origin} = ${request}.headers.origin${end}`,
          `if (${isAllowed}) ${set("Access-Control-Allow-Origin", origin)}`,
        ]
      : [set("Access-Control-Allow-Origin", q(options.origin as string))]),
    ...(options.credentials ? [set("Access-Control-Allow-Credentials", q("true"))] : []),
    ...(options.exposedHeaders ? [set("Access-Control-Expose-Headers", q(options.exposedHeaders))] : []),
    `if (${request}.method === ${q("OPTIONS")}) {`,
    ...[
      set("Access-Control-Allow-Methods", q(options.methods)),
      ...(options.allowedHeaders !== undefined
        ? [...variesByOrigin, set("Access-Control-Allow-Headers", q(options.allowedHeaders))]
        : [
            set("Vary", q([...varies, "Access-Control-Request-Headers"].join(", "))),
            `const ${requested} = ${request}.headers[${q("access-control-request-headers")}]${end}`,
            `if (${requested}) ${set("Access-Control-Allow-Headers", requested)}`,
          ]),
      ...(options.maxAge !== undefined ? [set("Access-Control-Max-Age", q(String(options.maxAge)))] : []),
      `return ${response}.status(${options.status}).end()${end}`,
    ].map((line) => style.indent + line),
    "}",
    ...variesByOrigin,
  ];
  return lines.join(`\n${indentAt(source, statement.start!)}`);
}

/** A name for the handler's own: what the options are called, which go, doesn't take it. */
function freeInHandler(name: string, fn: FunctionNode, module: Module): string {
  const isTaken = (one: string): boolean =>
    [...module.bindings.keys()].some((node) => t.isIdentifier(node, { name: one })) ||
    new RegExp(`\\b${one}\\b`).test(module.source.slice(fn.start!, fn.end!));
  let found = name;
  for (let number = 2; isTaken(found); number++) found = `${name}${number}`;
  return found;
}
