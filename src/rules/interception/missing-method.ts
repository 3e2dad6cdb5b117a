/** Requests that are sent on to something that doesn't answer their method. */
import type { HttpMethod } from "../../handler/contract.js";
import type { NextApp, SourceFile } from "../../project/contract.js";
import { type ConfigRoute, destinationWith, type Outcome, paramsIn } from "../../routing/index.js";
import type { RuleFinding, RuleResult, Severity, TextEdit } from "../rule.js";
import { type Concern, concerns, listed } from "./concerned.js";
import { type Endpoint, Endpoints, samplesOf } from "./endpoints.js";
import { landingOf, methodAfter } from "./landing.js";
import { conditionOf, type Interception } from "./requests.js";

/** What is wrong with sending a request on to an endpoint; `undefined` where it is answered there, or that can't be told. */
function whyUnanswered(method: string, endpoint: Endpoint): string | undefined {
  if (endpoint.kind === "page") {
    if (method === "GET" || method === "HEAD") return undefined;
    return `the page in ${endpoint.file.path}, which answers ${method} with 405 where it is prerendered`;
  }
  const { methods, file } = endpoint;
  // A file without any method is another rule's matter.
  if (methods === "unknown" || methods.length === 0 || method === "OPTIONS") return undefined;
  const answers = methods.includes(method as HttpMethod) || (method === "HEAD" && methods.includes("GET"));
  return answers ? undefined : `${file.path}, which exports ${methods.join(", ")} only`;
}

type SentOn = Extract<Outcome, { kind: "redirect" | "rewrite" }> & {
  to: string;
  why: string;
  method: string;
};

/** What the middleware sends on to the wrong place. */
export function sentOnByMiddleware(app: NextApp, interception: Interception): RuleResult[] {
  const all = { ...interception, requests: [...interception.requests, ...interception.called] };
  const found = concerns<SentOn>(all, (outcome, request) => {
    if (outcome.kind !== "redirect" && outcome.kind !== "rewrite") return undefined;
    const [target, ...rest] = outcome.target?.parts ?? [];
    if (target === undefined || rest.length > 0) return undefined;
    const method = outcome.kind === "redirect" ? methodAfter(outcome.status, request.method) : request.method;
    const landing = landingOf(target, app, interception.endpoints);
    if (landing.kind !== "endpoint" || landing.endpoint.file.path === request.endpoint.file.path)
      return undefined;
    // Redirects to pages, and locales in front of the path, have rules of their own.
    const isPage = landing.endpoint.kind === "page";
    if (isPage && (outcome.kind === "redirect" || target.endsWith(request.path))) return undefined;
    const why = whyUnanswered(method, landing.endpoint);
    return why === undefined ? undefined : { ...outcome, to: target, why, method };
  });
  return found.map((concern) => ({ path: concern.outcome.at.path, findings: [middlewareFinding(concern)] }));
}

function middlewareFinding({ outcome, way, always, methods, requests }: Concern<SentOn>): RuleFinding {
  const [first] = requests;
  const condition = always ? "" : conditionOf(way);
  const how = outcome.kind === "redirect" ? `redirects it by ${outcome.status}` : "rewrites it";
  const turned =
    outcome.method === first?.method
      ? ""
      : ` ${outcome.kind === "redirect" ? outcome.status : ""} turns ${first?.method} into ${outcome.method}; 307 and 308 keep it.`;
  return {
    safety: "manual",
    methods,
    line: outcome.at.line,
    column: outcome.at.column,
    message: `The middleware runs for ${first?.method} ${first?.endpoint.file.url} and ${how} to ${outcome.to}${condition && ` (${condition})`}. There it meets ${outcome.why}.${turned} Send on only what is answered there, or let that route answer it.`,
    notes: [`Concerns ${listed(requests)}.`],
  };
}

/** What the redirects and rewrites of the config send on to the wrong place. */
export function sentOnByConfig(app: NextApp): RuleResult[] {
  const [config] = app.configs;
  const { redirects, beforeFiles } = app.facts.routes;
  if (config === undefined || redirects.length + beforeFiles.length === 0) return [];
  const endpoints = new Endpoints(app);
  const found = new Map<ConfigRoute, RuleResult>();
  const add = (by: ConfigRoute, result: RuleResult | undefined) => {
    if (result !== undefined && !found.has(by)) found.set(by, result);
  };
  for (const own of endpoints.handlers()) {
    for (const method of own.methods === "unknown" ? [] : own.methods) {
      const [path, ...others] = samplesOf(own.file.url);
      if (path === undefined) continue;
      const verdicts = [path, ...others].map((one) => shadowed(one, method, own, app, endpoints));
      const [first] = verdicts;
      if (first === undefined || verdicts.includes(undefined)) continue;
      add(first.by, entryResult(config, { ...first, method, shadows: own.file.url }));
    }
    for (const route of redirects) add(route, losesMethod(config, route, own, app, endpoints));
  }
  return [...found.values()];
}

interface Shadowing {
  by: ConfigRoute;
  to: string;
  why: string;
  /** The method by which it is asked for there. */
  again: string;
}

/** The entry that takes the requests of an existing route to something which doesn't answer their method. */
function shadowed(
  path: string,
  method: string,
  own: Endpoint,
  app: NextApp,
  endpoints: Endpoints,
): Shadowing | undefined {
  const landing = landingOf(path, app, endpoints);
  if (landing.kind === "redirect") {
    const { by, to } = landing;
    if (to === undefined || by.status === undefined) return undefined;
    const again = methodAfter(by.status, method);
    const next = landingOf(to, app, endpoints);
    const why = next.kind === "endpoint" ? whyUnanswered(again, next.endpoint) : undefined;
    return why === undefined ? undefined : { by, to, why, again };
  }
  if (landing.kind !== "endpoint" || landing.endpoint.file.path === own.file.path) return undefined;
  const by = landing.rewrites[0];
  const why = whyUnanswered(method, landing.endpoint);
  return by === undefined || why === undefined
    ? undefined
    : { by, to: landing.endpoint.file.url, why, again: method };
}

function entryResult(
  config: SourceFile,
  { by, to, why, again, method, shadows }: Shadowing & { method: HttpMethod; shadows: string },
): RuleResult {
  const how = by.status === undefined ? "rewrites" : "redirects";
  const turned = again === method ? "" : ` ${by.status} turns ${method} into ${again}.`;
  return {
    path: config.path,
    findings: [
      {
        safety: "manual",
        methods: [method],
        line: by.line,
        column: by.column,
        message: `This entry ${how} ${method} ${shadows} to ${to}.${turned} There it meets ${why}. The route of ${shadows} is never asked, since ${how === "rewrites" ? "`beforeFiles`" : "redirects"} come before files. Take the entry out, narrow its source, or let the other route answer ${again}.`,
        notes: [],
      },
    ],
  };
}

/** A redirect by 301, 302 or 303 from an address without a file to a route that other methods than GET are meant for. */
function losesMethod(
  config: SourceFile,
  route: ConfigRoute,
  own: Endpoint,
  app: NextApp,
  endpoints: Endpoints,
): RuleResult | undefined {
  const { status } = route;
  if (own.kind !== "route" || own.methods === "unknown" || status === undefined) return undefined;
  if (status < 301 || status > 303) return undefined;
  const lost = own.methods.filter((method) => method !== "OPTIONS" && methodAfter(status, method) !== method);
  if (lost.length === 0) return undefined;
  const [sample] = samplesOf(own.file.url);
  const params = sample === undefined ? undefined : paramsIn(route.destination, sample);
  const old = params ? destinationWith(route.source, params) : undefined;
  if (old === undefined || old.external) return undefined;
  const landing = landingOf(old.path, app, endpoints);
  if (landing.kind !== "redirect" || landing.by !== route || landing.to !== sample) return undefined;
  const answersGet = own.methods.includes("GET");
  const severity: Severity = answersGet ? "info" : "error";
  const kept = status === 301 ? 308 : 307;
  const edits: TextEdit[] | undefined = route.statusAt && [{ ...route.statusAt, text: String(kept) }];
  const end = answersGet ? "the route answers with its GET, and the body is lost" : "the route answers 405";
  return {
    path: config.path,
    findings: [
      {
        safety: edits === undefined || answersGet ? "manual" : "unsafe",
        severity,
        methods: lost,
        line: route.line,
        column: route.column,
        message: `This entry redirects ${route.source} to ${own.file.url} by ${status}, which turns ${lost.join(" and ")} into GET: ${end}. ${kept} keeps method and body.${answersGet ? "" : ` Changing it assumes that clients which ask for ${route.source} mean the route as it is.`}`,
        notes: [`${own.file.path} exports ${own.methods.join(", ")}.`],
      },
    ],
    ...(edits && !answersGet && { edits }),
  };
}
