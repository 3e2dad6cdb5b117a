/** What the three rules for route files have in common: the handler compiler finds and repairs, they take their part of it. */
import type { HttpMethod, RouteFinding, RouteRepair, RouteRule } from "../handler/contract.js";
import type { NextApp, RouteFile } from "../project/contract.js";
import type { Rule, RuleFinding, RuleOptions, RuleResult } from "./rule.js";

/** A rule that speaks of the findings called `id` in the app's route files. Files in `pages` are none of its business. */
export function routeRule(about: Omit<Rule, "detect" | "docs" | "id"> & { id: RouteRule }): Rule {
  return {
    ...about,
    docs: `docs/rules/${about.id}.md`,
    refusesWholeFile: true,
    detect: (app: NextApp, options: RuleOptions) =>
      app.routes.flatMap((route) => {
        const repair = options.repairs.get(route.path);
        return repair === undefined ? [] : resultFor(about.id, route, repair, options);
      }),
  };
}

function resultFor(id: RouteRule, route: RouteFile, repair: RouteRepair, options: RuleOptions): RuleResult[] {
  const own = repair.findings.filter((finding) => finding.rule === id);
  if (own.length === 0) return [];
  const others = unselected(repair, options.selected);
  if (repair.code === undefined || others.length > 0) {
    return [{ path: route.path, findings: own.map((finding) => asManual(finding, others)) }];
  }
  const result: RuleResult = {
    path: route.path,
    findings: own.map((finding) => asFinding(finding, route)),
    after: repair.code,
  };
  if (repair.findings.some((finding) => finding.methodChoice !== undefined)) {
    result.withMethods = (methods: HttpMethod[]) => {
      const again = resultFor(id, route, options.repairWith(route, methods), options)[0];
      return again ?? { path: route.path, findings: [] };
    };
  }
  return [result];
}

/** The rules that the file breaks as well, but that take no part in this run. A file is rewritten as a whole or not at all. */
function unselected(repair: RouteRepair, selected: ReadonlySet<string>): RouteRule[] {
  return [...new Set(repair.findings.map((finding) => finding.rule))].filter((rule) => !selected.has(rule));
}

function asManual(finding: RouteFinding, others: readonly string[]): RuleFinding {
  const { rule: _, methodChoice: __, ...rest } = finding;
  if (finding.safety === "manual" || others.length === 0) return { ...rest, safety: "manual" };
  const names = others.join(" and ");
  return {
    ...rest,
    safety: "manual",
    message: `${finding.message} The same rewrite would change what ${names} finds in this file; run with ${names} too.`,
  };
}

function asFinding(finding: RouteFinding, route: RouteFile): RuleFinding {
  const { rule: _, ...rest } = finding;
  return finding.methodChoice === undefined
    ? rest
    : { ...rest, notes: [...rest.notes, ...callerNotes(route)] };
}

/** What the repo tells about the methods, for someone who has to choose. */
export function callerNotes(route: Pick<RouteFile, "callers">): string[] {
  const { sites, uncertain } = route.callers;
  const notes = sites.map(
    (site) => `${site.path}:${site.line} requests it with ${site.methods.join(" or ")}.`,
  );
  for (const site of uncertain) {
    const how =
      site.methods.length > 0
        ? `perhaps with ${site.methods.join(" or ")}`
        : "with a method that can't be told";
    notes.push(`${site.path}:${site.line} requests ${site.url}, ${how}.`);
  }
  return notes.length > 4 ? [...notes.slice(0, 3), `${notes.length - 3} more places request it.`] : notes;
}
