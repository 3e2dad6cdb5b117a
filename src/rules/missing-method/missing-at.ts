/** The calls of one route for which it has no method, and the two sides on which that can be mended. */
import type { HttpMethod } from "../../handler/contract.js";
import type { CallSite, NextApp, RouteFile } from "../../project/contract.js";
import type { Alternative, RuleFinding, RuleOptions, RuleResult } from "../rule.js";
import { exportLine, servedMethods } from "../served-methods.js";
import { correctedCall } from "./corrected-call.js";
import { shownRepair } from "./shown-repair.js";
import { stubFor } from "./stub.js";

/** Judges the route as it will be once what else is found in it is repaired. */
export function missingAt(
  route: RouteFile,
  sites: readonly CallSite[],
  app: NextApp,
  options: RuleOptions,
): RuleResult[] {
  const text = repairedText(route, options);
  const served = text === undefined ? "unknown" : servedMethods({ path: route.path, text });
  // A route without any method has another cause, which has its own rule.
  if (served === "unknown" || served.length === 0) return [];
  return sites.flatMap((site) => {
    const missing = site.methods.filter((method) => !isServed(method, served));
    return missing.length === 0 ? [] : [resultOf({ route, site, missing, served, app })];
  });
}

/** Undefined where nobody knows what will be in the file: it has to be repaired by hand, or by rules that take no part, or its methods are a guess. */
function repairedText(route: RouteFile, { repairs, selected }: RuleOptions): string | undefined {
  const repair = repairs.get(route.path);
  if (repair === undefined) return route.text;
  const isPlain = repair.findings.every(
    ({ rule, methodChoice }) => selected.has(rule) && methodChoice === undefined,
  );
  return isPlain ? repair.code : undefined;
}

/** HEAD falls to GET, and OPTIONS is answered by Next itself (measured on 14, 15 and 16). */
function isServed(method: HttpMethod, served: readonly HttpMethod[]): boolean {
  return method === "OPTIONS" || served.includes(method) || (method === "HEAD" && served.includes("GET"));
}

interface Missing {
  route: RouteFile;
  site: CallSite;
  missing: HttpMethod[];
  served: HttpMethod[];
  app: NextApp;
}

function resultOf(about: Missing): RuleResult {
  const { route, site, missing, served } = about;
  const alternatives = alternativesFor(about);
  const line = exportLine(route.text);
  const asks = /(?:^|\/)vercel\.json$/.test(site.path) ? " (Vercel's cron jobs always send GET)" : "";
  const finding: RuleFinding = {
    safety: alternatives[0]?.safety ?? "manual",
    methods: missing,
    line: site.line,
    column: site.column,
    message: `${missing.join(" or ")} ${site.url} is called here${asks}, and ${route.path}:${line} exports ${listed(served)} only: Next.js answers 405. ${
      alternatives.length > 0
        ? "Which of the two is wrong is an assumption."
        : `Export ${missing.join(" and ")} from the route, or use a method that it has.`
    }`,
    notes: [],
    related: [{ path: route.path, line, message: `It exports ${listed(served)}.` }],
  };
  return { path: site.path, findings: [finding], ...(alternatives.length > 0 ? { alternatives } : {}) };
}

function alternativesFor({ route, site, missing, served, app }: Missing): Alternative[] {
  const [method] = missing;
  const caller = app.callerFiles.find(({ path }) => path === site.path);
  const corrected =
    caller !== undefined && method !== undefined && missing.length === 1 && site.methods.length === 1
      ? correctedCall(caller, site, method, served)
      : undefined;
  const stub = stubFor(route, missing, app);
  // PUT for PATCH is a slip of the pen; POST for PUT may well be a function that nobody wrote.
  const others = corrected?.isLikely ? [corrected.alternative, stub] : [stub, corrected?.alternative];
  const shown =
    method !== undefined && missing.length === 1 && !isExported(app)
      ? shownRepair(route, site, method, served)
      : undefined;
  const found = shown?.isShown ? [shown.alternative, ...others] : [...others, shown?.alternative];
  return found.filter((one) => one !== undefined);
}

/** A static export drops the whole route as soon as it has another method (measured on 14, 15 and 16). */
function isExported({ configs }: NextApp): boolean {
  return configs.some(({ text }) => /\boutput\b[^\n]*export/.test(text));
}

function listed(methods: readonly HttpMethod[]): string {
  return methods.length < 2 ? methods.join() : `${methods.slice(0, -1).join(", ")} and ${methods.at(-1)}`;
}
