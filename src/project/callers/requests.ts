/** What a call requests, for every way of requesting that is known: fetch, its kin and the clients built on them. */
import type * as t from "@babel/types";
import type { HttpMethod } from "../../handler/contract.js";
import { NO_REQUEST } from "./no-request.js";
import {
  argument,
  inOrder,
  isForm,
  isWithin,
  type Methods,
  methodIn,
  methodLiteral,
  methodOf,
  sendsForm,
  toMethod,
} from "./request-options.js";
import {
  type Frame,
  functionIn,
  importSource,
  MAX_FOLLOWED,
  member,
  memberName,
  nameOf,
  resolve,
  takenFrom,
  type Value,
} from "./resolve.js";
import {
  type AnyFunction,
  bindingOf,
  type Call,
  isCall,
  isFunction,
  isMember,
  type Member,
  returnedExpressions,
  speakingNodes,
  visitAll,
} from "./syntax.js";
import { type Reading, textsOf } from "./text-of.js";
import { joinUrl, readUrl } from "./url-pattern.js";

export interface Request {
  /** The texts that the URL may have, with holes. */
  urls: string[];
  methods: Methods;
  form: boolean;
  /** It is taken for a request of this method to this server by its looks: how it is made can't be seen. */
  assumed?: boolean;
  /** The base of its URL is one of several, the environment's among them. */
  openBase?: true;
  /** Its URL may be completed by what is set for all requests of axios. */
  client?: "axios";
  /** The literal in the call that says its method. */
  methodAt?: t.Node;
}

const FETCH = new Set(["fetch", "$fetch", "ofetch", "ky", "got", "Request", "NextRequest", "useFetch"]);
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
/** What people call functions that request something. */
const ASKS = /api|client|http|fetch|request|call|send|query|^(?:get|post|put|patch|delete|del)/i;
/** What has a get or a delete too. */
const NO_CLIENT =
  /map|cache|store|storage|params|headers|cookies|redis|kv|set|registry|router|app|server|formData/i;

/**
 * The requests that a call makes: several when it leads into a function of the repo that makes several.
 * `undefined` when it is no request by any reading.
 */
export function requestsOf(call: Call, frame: Frame | undefined, reading: Reading): Request[] | undefined {
  const { callee } = call;
  const args: t.Node[] = call.arguments.filter((arg) => arg.type !== "SpreadElement");
  const name = nameOf(callee);
  if (callee.type === "Import") return declared(args, frame, reading);
  if (call.type === "NewExpression") {
    if (name === "EventSource") return [request(args, frame, reading, ["GET"])];
    // Made, not sent: a test hands it to a handler.
    return FETCH.has(name) ? [{ ...fetchRequest(call, args, frame, reading), assumed: true }] : undefined;
  }
  if (isSwr(name)) return swrRequests(name, args, frame, reading);
  if (/^(?:use\w*Query|(?:pre)?fetchQuery)$/.test(name)) return queryRequests(args, frame, reading);
  if (name === "sendBeacon") {
    return [{ ...request(args, frame, reading, ["POST"]), form: isForm(argument(args, 1, frame, reading)) }];
  }
  // Most calls of a file have nothing to do with URLs: no name is looked up for them.
  if (!args.some(mayBeUrl)) return undefined;
  if (isMember(callee)) {
    const found = clientRequest(call, callee, args, frame, reading);
    if (found !== undefined) return found;
  } else if (callee.type === "Identifier") {
    const found =
      directRequest(call, callee, args, frame, reading) ?? takenRequest(call, callee, args, frame, reading);
    if (found !== undefined) return found;
  }
  return (
    followedRequests(call, callee, args, frame, reading) ?? genericRequest(call, callee, args, frame, reading)
  );
}

/** `fetch(url)`, `axios(config)`, `api(url)` of a client that was made elsewhere. */
function directRequest(
  call: Call,
  callee: t.Identifier,
  args: t.Node[],
  frame: Frame | undefined,
  reading: Reading,
): Request[] | undefined {
  const { name } = callee;
  if (importedFrom(callee) === "axios")
    return [{ ...axiosRequest(call, args, frame, reading), client: "axios" }];
  const value = resolve(callee, frame, reading.modules);
  const base = baseOf(value, reading);
  if (base !== undefined) return [withBase(base, axiosRequest(call, args, frame, reading))];
  if (functionIn(value) !== undefined) return undefined;
  const isBound = bindingOf(callee) !== undefined;
  if (name === "axios") return [{ ...axiosRequest(call, args, frame, reading), client: "axios" }];
  if (!FETCH.has(name)) return undefined;
  const found = fetchRequest(call, args, frame, reading);
  // A name that the file gets from elsewhere may be anybody's.
  const isKnown = !isBound || CLIENT_MODULES.has(importedFrom(callee) ?? "");
  return [isKnown ? found : { ...found, assumed: true }];
}

/** `post(url)` of `const { post } = client`: as `client.post(url)`, but for the name of the method, which isn't in the call. */
function takenRequest(
  call: Call,
  callee: t.Identifier,
  args: t.Node[],
  frame: Frame | undefined,
  reading: Reading,
): Request[] | undefined {
  const taken = takenFrom(callee, reading.modules);
  if (taken === undefined || !Object.hasOwn(VERBS, taken.name)) return undefined;
  const whole: Member = {
    type: "MemberExpression",
    object: taken.object as t.Expression,
    property: { type: "Identifier", name: taken.name },
    computed: false,
  };
  return clientRequest(call, whole, args, frame, reading)?.map(({ methodAt: _, ...one }) => one);
}

/** Whether an argument can be a URL, or options with a URL in them, by its form alone. */
function mayBeUrl(arg: t.Node): boolean {
  switch (arg.type) {
    case "StringLiteral":
      return /^\S+$/.test(arg.value);
    case "BinaryExpression":
      return arg.operator === "+";
    case "ObjectExpression":
      return arg.properties.some(
        (property) =>
          property.type === "SpreadElement" ||
          (property.key.type === "Identifier" && /^(?:url|method|type)$/.test(property.key.name)),
      );
    default:
      return URL_LIKE.has(arg.type);
  }
}

const URL_LIKE = new Set([
  "TemplateLiteral",
  "Identifier",
  "MemberExpression",
  "ConditionalExpression",
  "LogicalExpression",
  "CallExpression",
  "NewExpression",
  "TSAsExpression",
  "TSNonNullExpression",
]);

/** `useSWR(key, fetcher)`: a GET, unless the fetcher can be read and says otherwise. */
function swrRequests(name: string, args: t.Node[], frame: Frame | undefined, reading: Reading): Request[] {
  const key = keyExpression(args[0], frame, reading);
  const urls = key === undefined ? [] : textsOf(key.node, key.frame, reading);
  const fetcher = argument(args, 1, frame, reading);
  if (args[0] !== undefined) {
    const whole = functionIn(argument(args, 0, frame, reading));
    const given = whole === undefined ? args[0] : returnedExpressions(whole)[0];
    const inner = follow(fetcher, [given], frame, reading);
    if (inner.length > 0) return inner;
  }
  const methods: Methods = name === "useSWRMutation" ? "unknown" : ["GET"];
  return [{ urls, methods, form: false, assumed: true }];
}

/**
 * `useQuery({ queryKey: ["/api/tasks"] })`: without a function of its own a query GETs its key. Of a longer key the client's
 * default function takes the first item, or joins them all: nobody knows here. A function of its own may be given the key: `({ queryKey }) => …`.
 */
function queryRequests(args: t.Node[], frame: Frame | undefined, reading: Reading): Request[] {
  const options = argument(args, 0, frame, reading);
  const key = member(options, "queryKey", reading.modules);
  const own = member(options, "queryFn", reading.modules);
  if (key?.kind !== "node") return [];
  if (own?.kind !== "absent") return own === undefined ? [] : keyedRequests(own, key, reading);
  const items = key.node.type === "ArrayExpression" ? key.node.elements : [key.node];
  const [first, ...rest] = items.map((item) => (item === null ? [] : textsOf(item, key.frame, reading)));
  if (first === undefined) return [];
  if (rest.length === 0) return [{ urls: first, methods: ["GET"], form: false, assumed: true }];
  const joined = rest.reduce(
    (urls, texts) => urls.flatMap((url) => texts.map((text) => `${url}/${text}`)),
    first,
  );
  return [...new Set([...first, ...joined])].map((url) => ({ urls: [url], methods: "unknown", form: false }));
}

/** What a query's own function requests by way of its key. What it requests without is found where it stands. */
function keyedRequests(own: Value, key: Value & { kind: "node" }, reading: Reading): Request[] {
  const context = {
    type: "ObjectExpression",
    properties: [{ type: "ObjectProperty", key: { type: "Identifier", name: "queryKey" }, value: key.node }],
  } as t.ObjectExpression;
  return beyondFixed(follow(own, [context], key.frame, reading).filter(hasUrl), own, reading);
}

/** Without the requests that a function makes whatever it is given. */
function beyondFixed(found: Request[], target: Value, reading: Reading): Request[] {
  if (found.length === 0) return found;
  const fixed = new Set(follow(target, [], undefined, reading).flatMap(({ urls }) => urls));
  return found.filter(({ urls }) => urls.some((url) => !fixed.has(url)));
}

function isSwr(name: string): boolean {
  return /^useSWR(?:Immutable|Infinite|Mutation|Subscription)?$/.test(name);
}

/** The URL in a key: the key itself, the first item of a list, or what a function gives. */
function keyExpression(
  key: t.Node | undefined,
  frame: Frame | undefined,
  reading: Reading,
): { node: t.Node; frame: Frame | undefined } | undefined {
  if (key === undefined) return undefined;
  if (key.type === "ArrayExpression") {
    const [first] = key.elements;
    return first == null ? undefined : { node: first, frame };
  }
  if (key.type === "ConditionalExpression") {
    const sides = [key.consequent, key.alternate].filter((side) => side.type !== "NullLiteral");
    return sides.length === 1 ? keyExpression(sides[0], frame, reading) : { node: key, frame };
  }
  if (key.type === "LogicalExpression" && key.operator === "&&")
    return keyExpression(key.right, frame, reading);
  const value = resolve(key, frame, reading.modules);
  const fn = functionIn(value);
  if (value.kind === "node" && fn !== undefined) {
    const returned = returnedExpressions(fn).filter((one) => one.type !== "NullLiteral");
    return keyExpression(returned[0], value.frame, reading);
  }
  return value.kind === "node" && value.node !== key
    ? keyExpression(value.node, value.frame, reading)
    : { node: key, frame };
}

/** `axios.post(url)`, `api.get(url)`, `$.ajax({…})`, `window.fetch(url)`, `this.request(url)`. */
function clientRequest(
  call: Call,
  callee: Member,
  args: t.Node[],
  frame: Frame | undefined,
  reading: Reading,
): Request[] | undefined {
  const verb = memberName(callee) ?? "";
  const { object } = callee;
  if (!Object.hasOwn(VERBS, verb) && !/^(?:\$?fetch|ajax|request)$/.test(verb)) return undefined;
  const value = resolve(object, frame, reading.modules);
  const base = baseOf(value, reading);
  const isLibrary = object.type === "Identifier" && CLIENT_MODULES.has(importedFrom(object) ?? "");
  const method = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  const client = nameOf(object) === "axios" ? { client: "axios" as const } : {};

  if (verb === "fetch" || verb === "$fetch") {
    const isBrowsers = /^(?:window|globalThis|self|global)$/.test(nameOf(object));
    return [{ ...fetchRequest(call, args, frame, reading), ...(isBrowsers ? {} : { assumed: true }) }];
  }
  if (verb === "ajax") return [ajaxRequest(args, frame, reading)];
  if (verb === "request" && (base !== undefined || isLibrary || nameOf(object) === "axios")) {
    return [{ ...withBase(base ?? NO_BASE, axiosRequest(call, args, frame, reading)), ...client }];
  }
  if (method === undefined) return undefined;
  // A client of the repo's own: what its method does can be read.
  if (base === undefined && !isLibrary) {
    const own = followedRequests(call, callee, args, frame, reading);
    if (own !== undefined) return own;
  }
  if (args.some((arg, index) => index > 0 && functionIn(resolve(arg, frame, reading.modules)))) {
    // A function beside the URL declares a route (express, msw). jQuery's callback is the exception.
    if (!/^(?:\$|jQuery)$/.test(nameOf(object))) return declared(args, frame, reading);
  }
  const url = argument(args, 0, frame, reading);
  if (url.kind === "node" && url.node.type === "ObjectExpression") return undefined;
  const form =
    verb.endsWith("Form") ||
    isForm(argument(args, 1, frame, reading)) ||
    optionsSendForm(args, frame, reading);
  const found: Request = {
    urls: urlsOf(args[0], frame, reading),
    methods: [method],
    form,
    ...(callee.computed ? {} : { methodAt: callee.property }),
  };
  if (base !== undefined || isLibrary) return [{ ...withBase(base ?? NO_BASE, found), ...client }];
  const owner = nameOf(object);
  if (NO_CLIENT.test(owner)) {
    return isCall(object) ? [{ ...found, assumed: true }] : declared(args, frame, reading);
  }
  // `nock("http://localhost").delete("/api/x")`
  if (isCall(object) && NO_REQUEST.test(owner)) return declared(args, frame, reading);
  const isUnbound = object.type === "Identifier" && bindingOf(object) === undefined;
  if (isUnbound && /^(?:axios|ky|\$|jQuery)$/.test(owner)) return [{ ...found, ...client }];
  const isClient = CLIENT_NAME.test(owner) || isCall(object);
  return [{ ...found, ...(isClient ? {} : { methods: "unknown" as const }), assumed: true }];
}

/** A URL that is named here without being requested. */
function declared(args: t.Node[], frame: Frame | undefined, reading: Reading): Request[] {
  urlsOf(args[0], frame, reading);
  return [];
}

function optionsSendForm(args: t.Node[], frame: Frame | undefined, reading: Reading): boolean {
  return [1, 2].some((index) => sendsForm(argument(args, index, frame, reading), reading));
}

function fetchRequest(call: Call, args: t.Node[], frame: Frame | undefined, reading: Reading): Request {
  const options = argument(args, 1, frame, reading);
  const methodAt = methodLiteral(
    member(options, "method", reading.modules),
    frame === undefined ? call : frame.call,
  );
  return {
    urls: urlsOf(args[0], frame, reading),
    methods: methodIn(options, "method", ["GET"], reading),
    form: sendsForm(options, reading),
    ...(methodAt ? { methodAt } : {}),
  };
}

/** `axios(url, config)`, `axios({ url, method, data })`. */
function axiosRequest(call: Call, args: t.Node[], frame: Frame | undefined, reading: Reading): Request {
  const config = argument(args, 0, frame, reading);
  if (config.kind !== "node" || config.node.type !== "ObjectExpression")
    return fetchRequest(call, args, frame, reading);
  return objectRequest(call, config, ["GET"], frame, reading);
}

/** `$.ajax({ url, type })`, `$.ajax(url, { method })`. */
function ajaxRequest(args: t.Node[], frame: Frame | undefined, reading: Reading): Request {
  const first = argument(args, 0, frame, reading);
  const inObject = first.kind === "node" && first.node.type === "ObjectExpression";
  const options = inObject ? first : argument(args, 1, frame, reading);
  const methods = methodIn(options, "method", methodIn(options, "type", ["GET"], reading), reading);
  const urls = inObject ? memberTexts(first, "url", reading) : urlsOf(args[0], frame, reading);
  // jQuery sends a form unless it is told otherwise.
  const type = options.kind === "node" ? member(options, "contentType", reading.modules) : undefined;
  const hasData = options.kind === "node" && member(options, "data", reading.modules)?.kind !== "absent";
  return { urls, methods, form: hasData && (type === undefined || type.kind === "absent") };
}

function objectRequest(
  call: Call,
  config: Value,
  fallback: Methods,
  frame: Frame | undefined,
  reading: Reading,
): Request {
  const bases = memberTexts(config, "baseURL", reading);
  const base = { text: bases[0] ?? "", isOpen: bases.length > 1 };
  const methodAt = methodLiteral(
    member(config, "method", reading.modules),
    frame === undefined ? call : frame.call,
  );
  return withBase(base, {
    urls: memberTexts(config, "url", reading),
    methods: methodIn(config, "method", fallback, reading),
    form: sendsForm(config, reading),
    ...(methodAt ? { methodAt } : {}),
  });
}

function memberTexts(object: Value, key: string, reading: Reading): string[] {
  const value = member(object, key, reading.modules);
  return value?.kind === "node" ? textsOf(value.node, value.frame, reading) : [];
}

function request(args: t.Node[], frame: Frame | undefined, reading: Reading, methods: Methods): Request {
  return { urls: urlsOf(args[0], frame, reading), methods, form: false };
}

function urlsOf(node: t.Node | undefined, frame: Frame | undefined, reading: Reading): string[] {
  return node === undefined ? [] : textsOf(node, frame, reading);
}

interface Base {
  text: string;
  /** It may be another one, by what only a run tells. */
  isOpen: boolean;
}

const NO_BASE: Base = { text: "", isOpen: false };

function withBase({ text, isOpen }: Base, found: Request): Request {
  return {
    ...found,
    urls: found.urls.map((url) => joinUrl(text, url)),
    ...(isOpen ? { openBase: true as const } : {}),
  };
}

/** The base URL of a client made by `axios.create`, `ky.extend` and the like; `NO_BASE` without one, `undefined` for no client. */
function baseOf(value: Value, reading: Reading): Base | undefined {
  if (value.kind !== "node" || value.node.type !== "CallExpression") return undefined;
  const { callee } = value.node;
  if (callee.type !== "MemberExpression" || !/^(?:create|extend|defaults?)$/.test(memberName(callee) ?? ""))
    return undefined;
  const maker = callee.object;
  const library = maker.type === "Identifier" ? (importedFrom(maker) ?? maker.name) : "";
  const parent = baseOf(resolve(maker, value.frame, reading.modules), reading);
  if (parent === undefined && !CLIENT_MODULES.has(library) && library !== "$fetch") return undefined;
  const options = argument(value.node.arguments, 0, value.frame, reading);
  if (options.kind === "absent") return parent ?? NO_BASE;
  for (const key of ["baseURL", "prefixUrl", "prefix", "baseUrl"]) {
    // Of several readings the one without a host says most: `process.env.API ?? "/api"`.
    const texts = memberTexts(options, key, reading);
    const base = texts.find((text) => text.startsWith("/")) ?? texts.at(-1);
    if (base !== undefined) return { text: base, isOpen: texts.length > 1 };
  }
  return parent ?? NO_BASE;
}

/** The package that an identifier was imported or required from. */
function importedFrom(identifier: t.Identifier): string | undefined {
  const binding = bindingOf(identifier);
  if (binding === undefined) return undefined;
  if (binding.kind === "import") return importSource(binding.node);
  const init = binding.node.type === "VariableDeclarator" ? binding.node.init : undefined;
  if (init?.type !== "CallExpression" || nameOf(init.callee) !== "require") return undefined;
  return init.arguments[0]?.type === "StringLiteral" ? init.arguments[0].value : undefined;
}

/** Goes into a function of the repo that is given something like a URL or a method, and reads what it requests. */
function followedRequests(
  call: Call,
  callee: t.Node,
  args: t.Node[],
  frame: Frame | undefined,
  reading: Reading,
): Request[] | undefined {
  const isGivenUrl = args.some((arg) => isUrlLike(arg, frame, reading));
  const isGivenName = ASKS.test(nameOf(callee)) && args.some(({ type }) => type === "StringLiteral");
  if (!isGivenUrl && !isGivenName) return undefined;
  const target = resolve(callee, frame, reading.modules);
  const found = follow(target, args, frame, reading, call).filter(hasUrl);
  if (isGivenUrl || found.length === 0) return found.length > 0 ? found : undefined;
  // `client("tasks")`, which puts the rest of the URL in front of it: without the name there is no such URL.
  const named = beyondFixed(found, target, reading);
  return named.length > 0 ? named : undefined;
}

function hasUrl({ urls }: Request): boolean {
  return urls.some((url) => readUrl(url) !== undefined);
}

/** `call`: the one that leads into the function, where it stands in the text. */
function follow(
  target: Value,
  args: readonly (t.Node | undefined)[],
  frame: Frame | undefined,
  reading: Reading,
  call?: Call,
): Request[] {
  const fn = functionIn(target);
  const depth = (frame?.depth ?? 0) + 1;
  if (target.kind !== "node" || fn === undefined || depth > MAX_FOLLOWED) return [];
  const called: Frame = { fn, args, outer: frame, scope: target.frame, depth, call: frame?.call ?? call };
  const found: Request[] = [];
  const returned = returnedFunctions(fn);
  visitAll(fn, (node) => {
    // What it gives back is read where that is called.
    if (returned.includes(node)) return false;
    const requests = isCall(node) ? requestsOf(node, called, reading) : undefined;
    if (requests !== undefined) found.push(...requests.map((one) => ofCaller(one, called)));
    return true;
  });
  return found;
}

/** The functions with parameters that a function gives back, alone or in an object. */
function returnedFunctions(fn: AnyFunction): t.Node[] {
  const values = returnedExpressions(fn).flatMap((returned): t.Node[] =>
    returned.type === "ObjectExpression"
      ? returned.properties.map((property) =>
          property.type === "ObjectProperty" ? property.value : property,
        )
      : [returned],
  );
  return values.filter((value) => isFunction(value) && value.params.length > 0);
}

/** Only what stands in the call that was followed first may be corrected there. */
function ofCaller({ methodAt, ...request }: Request, { call }: Frame): Request {
  const isThere = methodAt !== undefined && call !== undefined && isWithin(methodAt, call);
  return isThere ? { ...request, methodAt } : request;
}

/** `apiRequest("POST", "/api/x")`, `send("/api/x", { method: "PUT" })`, `request({ url, method })` of unknown make. */
function genericRequest(
  call: Call,
  callee: t.Node,
  args: t.Node[],
  frame: Frame | undefined,
  reading: Reading,
): Request[] | undefined {
  if (NO_REQUEST.test(nameOf(callee))) return undefined;
  const scratch: Reading = { modules: reading.modules, understood: new Set() };
  const literal = args.map((arg) => (arg.type === "StringLiteral" ? toMethod(arg.value) : undefined));
  const urlIndex = args.findIndex(
    (arg, index) => literal[index] === undefined && isUrlLike(arg, frame, scratch),
  );
  const named = literal.filter((method) => method !== undefined);
  if (urlIndex !== -1) {
    const urls = urlsOf(args[urlIndex], frame, scratch);
    let found: Request | undefined;
    if (named.length > 0) {
      // XMLHttpRequest's way to say both.
      const isXhr = nameOf(callee) === "open";
      const bodies = isXhr ? sentBy(callee) : args;
      const form = bodies.some((arg) => isForm(resolve(arg, frame, reading.modules)));
      const methodAt = args.find((_, index) => literal[index] !== undefined);
      found = {
        urls,
        methods: inOrder(named),
        form,
        ...(methodAt ? { methodAt } : {}),
        ...(isXhr ? {} : { assumed: true }),
      };
    } else {
      for (const arg of args) {
        const options = resolve(arg, frame, reading.modules);
        if (options.kind !== "node" || options.node.type !== "ObjectExpression") continue;
        const method = member(options, "method", reading.modules);
        if (method === undefined || method.kind === "absent") continue;
        found = {
          urls,
          methods: methodOf(method, "unknown", reading),
          form: sendsForm(options, reading),
          assumed: true,
        };
      }
    }
    if (found === undefined) return undefined;
    for (const place of scratch.understood) reading.understood.add(place);
    return [found];
  }
  // Somebody else's options object with both in it: cy.request({ method, url }), createMocks({ method, url }).
  const config = argument(args, 0, frame, reading);
  if (config.kind !== "node" || config.node.type !== "ObjectExpression") return undefined;
  const method = member(config, "method", reading.modules);
  const url = member(config, "url", reading.modules);
  if (method?.kind !== "node" || url?.kind !== "node" || nameOf(callee) === "") return undefined;
  return [{ ...objectRequest(call, config, "unknown", frame, reading), assumed: true }];
}

/** What `xhr.send(…)` sends, of the `xhr` that is opened here. */
function sentBy(open: t.Node): t.Node[] {
  const xhr = isMember(open) && open.object.type === "Identifier" ? bindingOf(open.object) : undefined;
  if (xhr === undefined) return [];
  return speakingNodes(open).flatMap((node) => {
    if (node.type !== "CallExpression" || !isMember(node.callee) || memberName(node.callee) !== "send")
      return [];
    const { object } = node.callee;
    return object.type === "Identifier" && bindingOf(object) === xhr ? node.arguments.slice(0, 1) : [];
  });
}

function isUrlLike(arg: t.Node, frame: Frame | undefined, reading: Reading): boolean {
  if (/Function|^(?:Object|Array)Expression$/.test(arg.type)) return false;
  const scratch: Reading = { modules: reading.modules, understood: new Set() };
  return textsOf(arg, frame, scratch).some((text) => text.includes("/") && readUrl(text) !== undefined);
}
