/** What a call requests, for every way of requesting that is known: fetch, its kin and the clients built on them. */
import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import type { HttpMethod } from "../../handler/contract.js";
import {
  argument,
  inOrder,
  isForm,
  type Methods,
  methodIn,
  methodOf,
  sendsForm,
  toMethod,
} from "./request-options.js";
import { type Frame, member, memberName, nameOf, resolve, type Value } from "./resolve.js";
import { type Reading, returnedExpressions, textsOf } from "./text-of.js";
import { joinUrl, readUrl } from "./url-pattern.js";

export interface Request {
  /** The texts that the URL may have, with holes. */
  urls: string[];
  methods: Methods;
  form: boolean;
}

type Call = NodePath<t.CallExpression> | NodePath<t.OptionalCallExpression> | NodePath<t.NewExpression>;

const FETCH = new Set([
  "fetch",
  "$fetch",
  "ofetch",
  "ky",
  "got",
  "Request",
  "NextRequest",
  "wretch",
  "useFetch",
]);
const CLIENT_MODULES = new Set([
  "axios",
  "ky",
  "ky-universal",
  "ofetch",
  "got",
  "redaxios",
  "superagent",
  "supertest",
  "needle",
  "wretch",
  "jquery",
]);
const VERBS: Record<string, HttpMethod> = {
  get: "GET",
  head: "HEAD",
  post: "POST",
  put: "PUT",
  patch: "PATCH",
  delete: "DELETE",
  del: "DELETE",
  options: "OPTIONS",
  postForm: "POST",
  putForm: "PUT",
  patchForm: "PATCH",
  getJSON: "GET",
};
/** What people call their HTTP clients, when it can't be seen how they were made. */
const CLIENT_NAME = /^(?:.*(?:api|client|http|axios|agent|request|instance|fetcher)|ky|got|\$|jQuery|cy)$/i;
/** What has a get or a delete too. */
const NO_CLIENT =
  /map|cache|store|storage|params|headers|cookies|redis|kv|set|registry|router|app|server|formData/i;
/** A function among the arguments: a route is declared (express, msw), not requested. */
const MAX_FOLLOWED = 3;

/**
 * The requests that a call makes: several when it leads into a function of the repo that makes several.
 * `undefined` when it is no request by any reading.
 */
export function requestsOf(call: Call, frame: Frame | undefined, reading: Reading): Request[] | undefined {
  const callee = call.get("callee") as NodePath;
  const args = (call.get("arguments") as NodePath[]).filter((arg) => !arg.isSpreadElement());
  const name = nameOf(callee.node);
  if (callee.isImport()) return declared(args, frame, reading);
  if (call.isNewExpression()) {
    if (name === "EventSource") return [request(args, frame, reading, ["GET"])];
    return FETCH.has(name) ? [fetchRequest(args, frame, reading)] : undefined;
  }
  if (isSwr(name)) return swrRequests(name, args, frame, reading);
  if (/^(?:use\w*Query|(?:pre)?fetchQuery)$/.test(name)) return queryRequests(args, frame, reading);
  if (name === "sendBeacon") {
    return [{ ...request(args, frame, reading, ["POST"]), form: isForm(argument(args, 1, frame, reading)) }];
  }
  // Most calls of a file have nothing to do with URLs: no name is looked up for them.
  if (!args.some(mayBeUrl)) return undefined;
  if (callee.isMemberExpression() || callee.isOptionalMemberExpression()) {
    const found = clientRequest(callee, args, frame, reading);
    if (found !== undefined) return found;
  } else if (callee.isIdentifier()) {
    const found = directRequest(callee, args, frame, reading);
    if (found !== undefined) return found;
  }
  return followedRequests(callee, args, frame, reading) ?? genericRequest(callee, args, frame, reading);
}

/** `fetch(url)`, `axios(config)`, `api(url)` of a client that was made elsewhere. */
function directRequest(
  callee: NodePath<t.Identifier>,
  args: NodePath[],
  frame: Frame | undefined,
  reading: Reading,
): Request[] | undefined {
  const { name } = callee.node;
  if (importedFrom(callee) === "axios") return [axiosRequest(args, frame, reading)];
  const value = resolve(callee, frame, reading.modules);
  const base = baseOf(value, reading);
  if (base !== undefined) return [withBase(base, axiosRequest(args, frame, reading))];
  if (isFunction(value)) return undefined;
  if (name === "axios") return [axiosRequest(args, frame, reading)];
  return FETCH.has(name) ? [fetchRequest(args, frame, reading)] : undefined;
}

/** Whether an argument can be a URL, or options with a URL in them, by its form alone. */
function mayBeUrl(arg: NodePath): boolean {
  if (arg.isStringLiteral()) return /^\S+$/.test(arg.node.value);
  return (
    arg.isTemplateLiteral() ||
    arg.isIdentifier() ||
    arg.isMemberExpression() ||
    arg.isBinaryExpression({ operator: "+" }) ||
    arg.isConditionalExpression() ||
    arg.isLogicalExpression() ||
    arg.isCallExpression() ||
    arg.isNewExpression() ||
    arg.isTSAsExpression() ||
    arg.isTSNonNullExpression() ||
    (arg.isObjectExpression() &&
      arg.node.properties.some(
        (property) =>
          property.type === "SpreadElement" ||
          (property.key.type === "Identifier" && /^(?:url|method|type)$/.test(property.key.name)),
      ))
  );
}

/** `useSWR(key, fetcher)`: a GET, unless the fetcher can be read and says otherwise. */
function swrRequests(name: string, args: NodePath[], frame: Frame | undefined, reading: Reading): Request[] {
  const key = keyExpression(args[0], frame, reading);
  const urls = key === undefined ? [] : textsOf(key.path, key.frame, reading);
  const fetcher = argument(args, 1, frame, reading);
  if (fetcher.kind === "node" && fetcher.path.isFunction() && args[0] !== undefined) {
    const whole = argument(args, 0, frame, reading);
    const given =
      whole.kind === "node" && whole.path.isFunction() ? returnedExpressions(whole.path)[0] : args[0];
    const inner = follow(fetcher.path, [given], frame, reading);
    if (inner.length > 0) return inner;
  }
  return [{ urls, methods: name === "useSWRMutation" ? "unknown" : ["GET"], form: false }];
}

/**
 * `useQuery({ queryKey: ["/api/tasks"] })`: without a function of its own a query GETs its key. Of a longer key the client's
 * default function takes the first item, or joins them all: nobody knows here.
 */
function queryRequests(args: NodePath[], frame: Frame | undefined, reading: Reading): Request[] {
  const options = argument(args, 0, frame, reading);
  const key = member(options, "queryKey", reading.modules);
  if (key?.kind !== "node" || member(options, "queryFn", reading.modules)?.kind !== "absent") return [];
  const items = key.path.isArrayExpression() ? (key.path.get("elements") as NodePath[]) : [key.path];
  const [first, ...rest] = items.map((item) => (item.node == null ? [] : textsOf(item, key.frame, reading)));
  if (first === undefined) return [];
  if (rest.length === 0) return [{ urls: first, methods: ["GET"], form: false }];
  const joined = rest.reduce(
    (urls, texts) => urls.flatMap((url) => texts.map((text) => `${url}/${text}`)),
    first,
  );
  return [...new Set([...first, ...joined])].map((url) => ({ urls: [url], methods: "unknown", form: false }));
}

function isSwr(name: string): boolean {
  return /^useSWR(?:Immutable|Infinite|Mutation|Subscription)?$/.test(name);
}

/** The URL in a key: the key itself, the first item of a list, or what a function gives. */
function keyExpression(
  key: NodePath | undefined,
  frame: Frame | undefined,
  reading: Reading,
): { path: NodePath; frame: Frame | undefined } | undefined {
  if (key === undefined) return undefined;
  if (key.isArrayExpression()) {
    const first = key.get("elements")[0] as NodePath | undefined;
    return first?.node == null ? undefined : { path: first, frame };
  }
  if (key.isConditionalExpression()) {
    const sides = [key.get("consequent"), key.get("alternate")].filter((side) => !side.isNullLiteral());
    return sides.length === 1 ? keyExpression(sides[0], frame, reading) : { path: key, frame };
  }
  if (key.isLogicalExpression({ operator: "&&" })) return keyExpression(key.get("right"), frame, reading);
  const value = resolve(key, frame, reading.modules);
  if (value.kind === "node" && value.path.isFunction()) {
    const returned = returnedExpressions(value.path).filter((one) => !one.isNullLiteral());
    return keyExpression(returned[0], value.frame, reading);
  }
  return value.kind === "node" && value.path !== key
    ? keyExpression(value.path, value.frame, reading)
    : { path: key, frame };
}

/** `axios.post(url)`, `api.get(url)`, `$.ajax({…})`, `window.fetch(url)`, `this.request(url)`. */
function clientRequest(
  callee: NodePath<t.MemberExpression> | NodePath<t.OptionalMemberExpression>,
  args: NodePath[],
  frame: Frame | undefined,
  reading: Reading,
): Request[] | undefined {
  const verb = memberName(callee) ?? "";
  const object = callee.get("object") as NodePath;
  if (!Object.hasOwn(VERBS, verb) && !/^(?:\$?fetch|ajax|request)$/.test(verb)) return undefined;
  const value = resolve(object, frame, reading.modules);
  const base = baseOf(value, reading);
  const isLibrary = object.isIdentifier() && CLIENT_MODULES.has(importedFrom(object) ?? "");
  const method = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;

  if (verb === "fetch" || verb === "$fetch") return [fetchRequest(args, frame, reading)];
  if (verb === "ajax") return [ajaxRequest(args, frame, reading)];
  if (verb === "request" && (base !== undefined || isLibrary || nameOf(object.node) === "axios")) {
    return [withBase(base ?? "", axiosRequest(args, frame, reading))];
  }
  if (method === undefined) return undefined;
  // A client of the repo's own: what its method does can be read.
  if (base === undefined && !isLibrary) {
    const own = followedRequests(callee, args, frame, reading);
    if (own !== undefined) return own;
  }
  if (args.some((arg, index) => index > 0 && isFunction(resolve(arg, frame, reading.modules)))) {
    // A function beside the URL declares a route (express, msw). jQuery's callback is the exception.
    if (!/^(?:\$|jQuery)$/.test(nameOf(object.node))) return declared(args, frame, reading);
  }
  const url = argument(args, 0, frame, reading);
  if (url.kind === "node" && url.path.isObjectExpression()) return undefined;
  const form =
    verb.endsWith("Form") ||
    isForm(argument(args, 1, frame, reading)) ||
    optionsSendForm(args, frame, reading);
  const found = { urls: urlsOf(args[0], frame, reading), methods: [method], form };
  if (base !== undefined || isLibrary) return [withBase(base ?? "", found)];
  const owner = nameOf(object.node);
  if (NO_CLIENT.test(owner)) return object.isCallExpression() ? [found] : declared(args, frame, reading);
  const isClient = CLIENT_NAME.test(owner) || object.isCallExpression();
  return [isClient ? found : { ...found, methods: "unknown" }];
}

/** A URL that is named here without being requested. */
function declared(args: NodePath[], frame: Frame | undefined, reading: Reading): Request[] {
  urlsOf(args[0], frame, reading);
  return [];
}

function optionsSendForm(args: NodePath[], frame: Frame | undefined, reading: Reading): boolean {
  return [1, 2].some((index) => sendsForm(argument(args, index, frame, reading), reading));
}

function fetchRequest(args: NodePath[], frame: Frame | undefined, reading: Reading): Request {
  const options = argument(args, 1, frame, reading);
  return {
    urls: urlsOf(args[0], frame, reading),
    methods: methodIn(options, "method", ["GET"], reading),
    form: sendsForm(options, reading),
  };
}

/** `axios(url, config)`, `axios({ url, method, data })`. */
function axiosRequest(args: NodePath[], frame: Frame | undefined, reading: Reading): Request {
  const config = argument(args, 0, frame, reading);
  if (config.kind !== "node" || !config.path.isObjectExpression()) return fetchRequest(args, frame, reading);
  return objectRequest(config, "method", ["GET"], reading);
}

/** `$.ajax({ url, type })`, `$.ajax(url, { method })`. */
function ajaxRequest(args: NodePath[], frame: Frame | undefined, reading: Reading): Request {
  const first = argument(args, 0, frame, reading);
  const inObject = first.kind === "node" && first.path.isObjectExpression();
  const options = inObject ? first : argument(args, 1, frame, reading);
  const methods = methodIn(options, "method", methodIn(options, "type", ["GET"], reading), reading);
  const urls = inObject ? memberTexts(first, "url", reading) : urlsOf(args[0], frame, reading);
  // jQuery sends a form unless it is told otherwise.
  const type = options.kind === "node" ? member(options, "contentType", reading.modules) : undefined;
  const hasData = options.kind === "node" && member(options, "data", reading.modules)?.kind !== "absent";
  return { urls, methods, form: hasData && (type === undefined || type.kind === "absent") };
}

function objectRequest(config: Value, key: string, fallback: Methods, reading: Reading): Request {
  const base = memberTexts(config, "baseURL", reading)[0] ?? "";
  return withBase(base, {
    urls: memberTexts(config, "url", reading),
    methods: methodIn(config, key, fallback, reading),
    form: sendsForm(config, reading),
  });
}

function memberTexts(object: Value, key: string, reading: Reading): string[] {
  const value = member(object, key, reading.modules);
  return value?.kind === "node" ? textsOf(value.path, value.frame, reading) : [];
}

function request(args: NodePath[], frame: Frame | undefined, reading: Reading, methods: Methods): Request {
  return { urls: urlsOf(args[0], frame, reading), methods, form: false };
}

function urlsOf(path: NodePath | undefined, frame: Frame | undefined, reading: Reading): string[] {
  return path === undefined ? [] : textsOf(path, frame, reading);
}

function withBase(base: string, found: Request): Request {
  return { ...found, urls: found.urls.map((url) => joinUrl(base, url)) };
}

/** The base URL of a client made by `axios.create`, `ky.extend` and the like; "" without one, `undefined` for no client. */
function baseOf(value: Value, reading: Reading): string | undefined {
  if (value.kind !== "node" || !value.path.isCallExpression()) return undefined;
  const callee = value.path.get("callee");
  if (!callee.isMemberExpression() || !/^(?:create|extend|defaults?)$/.test(memberName(callee) ?? ""))
    return undefined;
  const maker = callee.get("object");
  const library = maker.isIdentifier() ? (importedFrom(maker) ?? maker.node.name) : "";
  const parent = baseOf(resolve(maker, value.frame, reading.modules), reading);
  if (parent === undefined && !CLIENT_MODULES.has(library) && library !== "$fetch") return undefined;
  const options = argument(value.path.get("arguments") as NodePath[], 0, value.frame, reading);
  if (options.kind === "absent") return parent ?? "";
  for (const key of ["baseURL", "prefixUrl", "prefix", "baseUrl"]) {
    // Of several readings the one without a host says most: `process.env.API ?? "/api"`.
    const texts = memberTexts(options, key, reading);
    const base = texts.find((text) => text.startsWith("/")) ?? texts.at(-1);
    if (base !== undefined) return base;
  }
  return parent ?? "";
}

/** The package that an identifier was imported or required from. */
function importedFrom(path: NodePath<t.Identifier>): string | undefined {
  const binding = path.scope.getBinding(path.node.name);
  if (binding === undefined) return undefined;
  if (binding.kind === "module") return (binding.path.parent as t.ImportDeclaration).source?.value;
  const init = binding.path.isVariableDeclarator() ? binding.path.node.init : undefined;
  if (init?.type !== "CallExpression" || nameOf(init.callee) !== "require") return undefined;
  return init.arguments[0]?.type === "StringLiteral" ? init.arguments[0].value : undefined;
}

/** Goes into a function of the repo that is given something like a URL or a method, and reads what it requests. */
function followedRequests(
  callee: NodePath,
  args: NodePath[],
  frame: Frame | undefined,
  reading: Reading,
): Request[] | undefined {
  if (!args.some((arg) => isUrlLike(arg, frame, reading))) return undefined;
  const target = resolve(callee, frame, reading.modules);
  if (!isFunction(target)) return undefined;
  const found = follow(target.path, args, frame, reading).filter((one) =>
    one.urls.some((url) => readUrl(url)),
  );
  return found.length > 0 ? found : undefined;
}

function follow(
  fn: NodePath,
  args: readonly (NodePath | undefined)[],
  frame: Frame | undefined,
  reading: Reading,
): Request[] {
  const depth = (frame?.depth ?? 0) + 1;
  if (depth > MAX_FOLLOWED) return [];
  const called: Frame = { fn: fn.node, args, outer: frame, depth };
  const found: Request[] = [];
  const visit = (call: Call) => {
    const requests = requestsOf(call, called, reading);
    if (requests !== undefined) found.push(...requests);
  };
  fn.traverse({ CallExpression: visit, OptionalCallExpression: visit, NewExpression: visit });
  // `(url) => axios.get(url)` is its own body, which traverse visits as well.
  return found;
}

/** `apiRequest("POST", "/api/x")`, `send("/api/x", { method: "PUT" })`, `request({ url, method })` of unknown make. */
function genericRequest(
  callee: NodePath,
  args: NodePath[],
  frame: Frame | undefined,
  reading: Reading,
): Request[] | undefined {
  const scratch: Reading = { modules: reading.modules, understood: new Set() };
  const literal = args.map((arg) => (arg.isStringLiteral() ? toMethod(arg.node.value) : undefined));
  const urlIndex = args.findIndex(
    (arg, index) => literal[index] === undefined && isUrlLike(arg, frame, scratch),
  );
  const named = literal.filter((method) => method !== undefined);
  if (urlIndex !== -1) {
    const urls = urlsOf(args[urlIndex], frame, scratch);
    let found: Request | undefined;
    if (named.length > 0) {
      const form = args.some((arg) => isForm(resolve(arg, frame, reading.modules)));
      found = { urls, methods: inOrder(named), form };
    } else {
      for (const arg of args) {
        const options = resolve(arg, frame, reading.modules);
        if (options.kind !== "node" || !options.path.isObjectExpression()) continue;
        const method = member(options, "method", reading.modules);
        if (method === undefined || method.kind === "absent") continue;
        found = { urls, methods: methodOf(method, "unknown", reading), form: sendsForm(options, reading) };
      }
    }
    if (found === undefined) return undefined;
    for (const place of scratch.understood) reading.understood.add(place);
    return [found];
  }
  // Somebody else's options object with both in it: cy.request({ method, url }), createMocks({ method, url }).
  const config = argument(args, 0, frame, reading);
  if (config.kind !== "node" || !config.path.isObjectExpression()) return undefined;
  const method = member(config, "method", reading.modules);
  const url = member(config, "url", reading.modules);
  if (method?.kind !== "node" || url?.kind !== "node" || nameOf(callee.node) === "") return undefined;
  return [objectRequest(config, "method", "unknown", reading)];
}

function isUrlLike(arg: NodePath, frame: Frame | undefined, reading: Reading): boolean {
  if (arg.isFunction() || arg.isObjectExpression() || arg.isArrayExpression()) return false;
  const scratch: Reading = { modules: reading.modules, understood: new Set() };
  return textsOf(arg, frame, scratch).some((text) => text.includes("/") && readUrl(text) !== undefined);
}

function isFunction(value: Value): value is Value & { kind: "node" } {
  return value.kind === "node" && value.path.isFunction();
}
