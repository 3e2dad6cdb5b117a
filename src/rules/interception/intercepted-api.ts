/** Middleware that takes API requests away from their routes. */
import type { NextApp } from "../../project/contract.js";
import type { Outcome } from "../../routing/index.js";
import type { RuleFinding, RuleResult, TextEdit } from "../rule.js";
import { type Concern, concerns, listed, matchedBy, type Placed } from "./concerned.js";
import { isUnderApi } from "./endpoints.js";
import { landingOf } from "./landing.js";
import { narrowMatcher } from "./narrow-matcher.js";
import { conditionOf, type Intercepted, type Interception, isTaken } from "./requests.js";

/** What the middleware does to requests for routes that no route can mean. */
export function interceptions(app: NextApp, all: Interception): RuleResult[] {
  const part = (isWanted: (request: Intercepted) => boolean): Interception => ({
    ...all,
    requests: all.requests.filter(isWanted),
  });
  const isApi = ({ endpoint }: Intercepted) => isUnderApi(endpoint.file.url);
  const api = part(isApi);
  const others = part((request) => !isApi(request));
  return [
    ...takenAway(app, api, narrowMatcher(app, api)),
    ...takenAway(app, others, undefined),
    ...answered(all),
    ...guarded(api),
  ];
}

/** `edits` leave all these requests out of the matcher. */
function takenAway(app: NextApp, interception: Interception, edits: TextEdit[] | undefined): RuleResult[] {
  const { middleware } = interception;
  const leadsAway = (outcome: Placed, request: Intercepted) =>
    isAway(outcome, request, app, interception) ? outcome : undefined;
  // Nothing that the middleware does for an API path is lost, where it never lets one through.
  const isAll =
    interception.isWhole &&
    interception.requests.every((request) =>
      request.ways.every(({ outcome }) => "at" in outcome && leadsAway(outcome, request) !== undefined),
    );
  const findings = concerns(interception, leadsAway).map((concern): RuleFinding => {
    const remedy = edits === undefined ? byHand(interception, concern) : narrowing(isAll);
    const finding = findingOf(concern, `${awayMessage(concern)} ${remedy}`);
    finding.safety = edits === undefined ? "manual" : isAll ? "safe" : "unsafe";
    const { at } = concern.outcome;
    const related = matchedBy(interception, concern.requests[0]);
    if (at.path === middleware.path) return { ...finding, related };
    // The matcher stands in the middleware's own file.
    const place = { path: at.path, line: at.line, message: "It happens here." };
    return { ...finding, line: 1, column: 1, related: [place, ...related] };
  });
  const away: RuleResult = { path: middleware.path, findings, ...(edits && { edits }) };
  return findings.length > 0 ? [away] : [];
}

/** A locale in front of an API path, or a place where nothing answers. */
function isAway(outcome: Placed, request: Intercepted, app: NextApp, interception: Interception): boolean {
  if (outcome.kind === "package") return outcome.package.kind === "i18n" && !hasLocale(request);
  if (outcome.kind !== "redirect" && outcome.kind !== "rewrite") return false;
  const parts = outcome.target?.parts ?? [];
  if (parts.length === 0 || parts[0] === undefined) return false;
  // A part that isn't known is taken for a locale.
  const target = parts.map((part) => part ?? "en").join("");
  if (target === request.path) return false;
  const landing = landingOf(target, app, interception.endpoints);
  if (landing.kind === "nothing") return parts.length === 1 || target.endsWith(request.path);
  const isPage = landing.kind === "endpoint" && landing.endpoint.kind === "page";
  return isPage && target.endsWith(request.path);
}

/** `app/[locale]/api/…`: the locale is meant. */
function hasLocale({ endpoint }: Intercepted): boolean {
  return endpoint.file.url.startsWith("/[");
}

function awayMessage({ outcome, way, always, requests: [first] }: Concern): string {
  const what = `${first?.method} ${first?.endpoint.file.url}`;
  const condition = always ? "" : conditionOf(way);
  const when = condition && ` (${condition})`;
  if (outcome.kind === "package") {
    return `${outcome.package.name}'s middleware runs for ${what}${when} and puts a locale in front of its path, where no route answers.`;
  }
  const target = "target" in outcome ? outcome.target?.parts.map((part) => part ?? "*").join("") : "";
  const how = outcome.kind === "redirect" ? `redirects it by ${outcome.status}` : "rewrites it";
  return `The middleware runs for ${what} and ${how} to ${target}${when}, where no route answers.`;
}

function narrowing(isAll: boolean): string {
  return isAll
    ? "Leaving the API out of its matcher lets the routes answer."
    : "Leaving the API out of its matcher lets the routes answer; it assumes that nothing else which the middleware does is needed there.";
}

function byHand({ matcher }: Interception, { requests: [first] }: Concern): string {
  const url = first?.endpoint.file.url ?? "/api";
  const [path, what] = isUnderApi(url) ? ["/api", "API paths"] : [url, "it"];
  return matcher.kind === "sources"
    ? `Leave ${path} out of \`config.matcher\`, or let ${what} pass at the middleware's start.`
    : `Let ${what} pass at the middleware's start, or give it a \`config.matcher\` without ${path}.`;
}

/** The middleware answers 405 for a method that the route has; or it answers everything, so that the route never runs. */
function answered(interception: Interception): RuleResult[] {
  const isEverything = ({ ways }: Intercepted) =>
    ways.every((way) => way.outcome.kind === "answer" && isTaken(way));
  const found = concerns<Extract<Outcome, { kind: "answer" }>>(interception, (outcome, request) => {
    if (outcome.kind !== "answer") return undefined;
    const refuses = outcome.status === 405 && servesIt(request);
    return refuses || isEverything(request) ? outcome : undefined;
  });
  return found.map((concern) => {
    const { outcome, requests, way } = concern;
    const [first] = requests;
    const what = `${first?.method} ${first?.endpoint.file.url}`;
    const status = outcome.status === undefined ? "" : ` with ${outcome.status}`;
    const condition = conditionOf(way);
    const message = `The middleware answers ${what} itself${status}${condition && ` (${condition})`}, so that the route in ${first?.endpoint.file.path} never runs. If the route is meant to answer, leave its path out of \`config.matcher\`, or call \`NextResponse.next()\` for it.`;
    return { path: outcome.at.path, findings: [findingOf(concern, message)] };
  });
}

function servesIt({ endpoint, method }: Intercepted): boolean {
  return endpoint.methods !== "unknown" && endpoint.methods.includes(method);
}

/** Packages that send clients without a session away, where nothing says that the API is meant. */
function guarded(interception: Interception): RuleResult[] {
  if (namesApi(interception)) return [];
  const found = concerns<Extract<Outcome, { kind: "package" }>>(interception, (outcome) =>
    outcome.kind === "package" && outcome.package.kind === "auth" ? outcome : undefined,
  );
  return found.map((concern) => {
    const { name } = concern.outcome.package;
    const message = `${name}'s middleware guards the API too: without a session it redirects API requests to the sign-in page, which answers a POST with 405 or with HTML. If that is meant, leave it. Otherwise leave /api out of \`config.matcher\`, and check the session in the routes.`;
    return {
      path: concern.outcome.at.path,
      findings: [{ ...findingOf(concern, message), severity: "info" }],
    };
  });
}

/** The matcher has the API in it by name, other than to leave it out. */
function namesApi({ matcher }: Interception): boolean {
  return (
    matcher.kind === "sources" &&
    matcher.sources.some(({ source }) => /\bapi\b/.test(source.replace(/\(\?!(?:[^()]|\([^()]*\))*\)/g, "")))
  );
}

function findingOf({ outcome, requests, methods }: Concern, message: string): RuleFinding {
  const { line, column } = outcome.at;
  return { safety: "manual", methods, line, column, message, notes: [`Concerns ${listed(requests)}.`] };
}
