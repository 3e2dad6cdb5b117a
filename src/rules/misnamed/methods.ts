/** Which exported methods of a route can't serve their own requests, and the name under which they can. */
import type { HttpMethod } from "../../handler/contract.js";
import type { RouteFile } from "../../project/contract.js";
import { programOf } from "../../project/parse.js";
import { forEachNode } from "../for-each-node.js";
import type { RuleFinding, RuleOptions, RuleResult } from "../rule.js";
import { servedMethods } from "../served-methods.js";
import { type ExportedFunction, exportedFunctions } from "./exported-functions.js";
import { onlyServes } from "./only-serves.js";

export function misnamedMethods(route: RouteFile, { selected }: RuleOptions): RuleResult[] {
  const served = servedMethods(route);
  const program = programOf(route);
  if (program === undefined || served === "unknown") return [];
  const all = exportedFunctions(program);
  return all.flatMap((exported): RuleResult[] => {
    const meant = onlyServes(exported.fn, exported.method);
    if (meant !== undefined) {
      // Under the other name the same function answers: this one gives its refusal a text of its own.
      if (all.some(({ fn, method }) => fn === exported.fn && method === meant)) return [];
      if (selected.has("missing-method") && isAsked(route, meant, served)) return [];
      return [refusesItself(route, exported, meant, served)];
    }
    if (exported.method !== "GET" || served.includes("POST") || isAsked(route, "POST", served)) return [];
    return readsBody(exported.fn) && !isCalled(route, "GET") ? [getWithBody(route, exported)] : [];
  });
}

/** A call for a method that the route lacks is a finding by itself, with the same repair. */
function isAsked({ callers }: RouteFile, method: HttpMethod, served: readonly HttpMethod[]): boolean {
  return (
    !served.includes(method) && callers.sites.some(({ sure, methods }) => sure && methods.includes(method))
  );
}

function isCalled({ callers }: RouteFile, method: HttpMethod): boolean {
  return callers.sites.some(({ methods }) => methods.includes(method));
}

function refusesItself(
  route: RouteFile,
  { method, name, fn }: ExportedFunction,
  meant: HttpMethod,
  served: readonly HttpMethod[],
): RuleResult {
  const { line, column } = fn.loc!.start;
  const isTaken = served.includes(meant);
  const what = `${method} of ${route.url} refuses every request: it goes on for ${meant} only, and Next.js calls it for ${method} only. ${isTaken ? "" : `${meant} is answered 405, since the file doesn't export it.`}`;
  const finding: RuleFinding = {
    safety: isTaken ? "manual" : "unsafe",
    methods: [method, meant],
    line,
    column: column + 1,
    message: `${what.trim()} ${
      isTaken
        ? `The file exports ${meant} as well: take ${method} out, or its test on the method.`
        : `Calling it ${meant} assumes that its test says how it is meant.`
    }`,
    notes: [],
  };
  if (isTaken) return { path: route.path, findings: [finding] };
  return { path: route.path, findings: [finding], edits: [{ ...name, text: meant }] };
}

function getWithBody(route: RouteFile, { name, fn }: ExportedFunction): RuleResult {
  const { line, column } = fn.loc!.start;
  const finding: RuleFinding = {
    safety: "unsafe",
    severity: "warning",
    methods: ["GET", "POST"],
    line,
    column: column + 1,
    message: `GET of ${route.url} reads a body, and a GET has none: browsers and \`fetch\` refuse to send one. A POST is answered 405, since the file exports GET only. Nothing in the repo asks for GET; calling it POST assumes that it is meant to be sent something.`,
    notes: [],
  };
  return { path: route.path, findings: [finding], edits: [{ ...name, text: "POST" }] };
}

/** `await request.json()` of its own first parameter. */
function readsBody(fn: ExportedFunction["fn"]): boolean {
  const [request] = fn.params;
  if (request?.type !== "Identifier") return false;
  let reads = false;
  forEachNode(fn.body, (node) => {
    if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return;
    const { object, property } = node.callee;
    reads ||=
      object.type === "Identifier" &&
      object.name === request.name &&
      property.type === "Identifier" &&
      /^(?:json|formData)$/.test(property.name);
  });
  return reads;
}
