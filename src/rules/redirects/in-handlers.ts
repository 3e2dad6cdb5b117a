/** Handlers that answer a POST by sending the client on to a page, with a status that keeps the method. */
import type * as t from "@babel/types";
import type { HttpMethod } from "../../handler/contract.js";
import type { CallSite, NextApp, PagesApiFile, RouteFile } from "../../project/contract.js";
import { programOf } from "../../project/parse.js";
import { forEachNode } from "../for-each-node.js";
import { Endpoints } from "../interception/endpoints.js";
import { landingOf } from "../interception/landing.js";
import type { RuleFinding, RuleOptions, RuleResult, TextEdit } from "../rule.js";
import { methodFunctions } from "./method-functions.js";
import { type Redirect, redirectIn } from "./redirect-call.js";

type Handler = RouteFile | PagesApiFile;

/** A text without any of this redirects nobody. */
const REDIRECTS = /redirect\s*\(|permanentRedirect\s*\(|\b30[78]\b/i;

/** The redirects to pages in the app's own handlers, by which a client asks the page with POST, PUT, PATCH or DELETE. */
export function redirectsInHandlers(app: NextApp, options: RuleOptions): RuleResult[] {
  const routes = app.routes.filter(({ requested, text }) => requested && REDIRECTS.test(text));
  const pagesApi = app.pagesApi.filter(({ requested, text }) => requested && REDIRECTS.test(text));
  if (routes.length + pagesApi.length === 0 || app.pages.length === 0) return [];
  const endpoints = new Endpoints(app);
  const results = [...routes, ...pagesApi].map((file) => {
    // What is rewritten in this run keeps its status; it is looked at as it will be then.
    if (options.repairs.get(file.path)?.code !== undefined) return [];
    return judged(file, app, endpoints);
  });
  return results.flat();
}

function judged(file: Handler, app: NextApp, endpoints: Endpoints): RuleResult[] {
  const program = programOf(file);
  if (program === undefined) return [];
  const found = new Map<t.Node, { redirect: Redirect; methods: HttpMethod[] }>();
  for (const { method, node, inTry } of methodFunctions(program)) {
    forEachNode(node, (one, parent) => {
      const redirect = redirectIn(one, parent, { program, text: file.text, fn: node, inTry });
      if (redirect === undefined) return;
      const known = found.get(one);
      if (known === undefined) found.set(one, { redirect, methods: [method] });
      else known.methods.push(method);
    });
  }
  return [...found.values()].flatMap(({ redirect, methods }) => {
    // Where a GET gets to it as well, its status may be meant for that.
    if (methods.includes("GET") || methods.includes("HEAD")) return [];
    const landing = landingOf(redirect.path, app, endpoints);
    if (landing.kind !== "endpoint" || landing.endpoint.kind !== "page") return [];
    return [resultOf(file, redirect, methods, landing.endpoint.file.path)];
  });
}

function resultOf(file: Handler, redirect: Redirect, methods: HttpMethod[], page: string): RuleResult {
  const [method] = methods;
  const { path, status, edits, line, column } = redirect;
  const finding: RuleFinding = {
    safety: edits === undefined ? "manual" : "unsafe",
    methods,
    line,
    column,
    message: [
      `${method} ${file.url} is answered with a redirect by ${status} to the page ${path}. ${status} keeps the method, so the client sends its ${method} to the page${whatComes(file.callers.sites)}.`,
      edits === undefined
        ? `Answer with 303, by which the client asks for the page with GET: \`new Response(null, { status: 303, headers: { Location: "${path}" } })\`.`
        : "303 lets the client ask for the page with GET; that assumes that the page is meant to be seen.",
    ].join(" "),
    notes: [],
    related: [{ path: page, line: 1, message: `The page of ${path}.` }],
  };
  return { path: file.path, findings: [finding], ...(edits && { edits: edits as TextEdit[] }) };
}

/** By the kind of body (measured, `next start`): JSON or none, urlencoded, multipart. */
function whatComes(sites: readonly CallSite[]): string {
  const forms = sites.filter(({ form }) => form).length;
  const json = ", which answers 405 in production where it is prerendered";
  const form = ", which answers it with its HTML once more (200), or with 409 for FormData on Next 16";
  if (forms === 0) return json;
  return forms === sites.length ? form : `${json}, and a form with its HTML`;
}
