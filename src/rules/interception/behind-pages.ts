/** Rewrites of next.config to a route that never get a request, since a page has their path. */
import type { NextApp } from "../../project/contract.js";
import { type ConfigRoute, destinationWith } from "../../routing/index.js";
import type { RuleFinding, RuleResult } from "../rule.js";
import { Endpoints } from "./endpoints.js";

/**
 * Files come before `afterFiles` (an array is that) and `fallback`, and files with parameters before `fallback`
 * (https://nextjs.org/docs/app/api-reference/config/next-config-js/rewrites).
 */
export function behindPages(app: NextApp): RuleResult[] {
  const [config] = app.configs;
  const { afterFiles, fallback } = app.facts.routes;
  if (config === undefined) return [];
  const endpoints = new Endpoints(app);
  const judge = (entry: ConfigRoute, kind: "afterFiles" | "fallback"): RuleResult[] => {
    // An entry for many paths may be meant for those that no page has.
    if (/[:*(]/.test(entry.source) || entry.outsideBasePath) return [];
    const page = endpoints.find(entry.source, kind === "afterFiles" ? "static" : undefined);
    const to = destinationWith(entry.destination, {});
    if (page?.kind !== "page" || to === undefined || to.external) return [];
    const target = endpoints.find(to.path);
    if (target === undefined || target.kind === "page") return [];
    const { methods } = target;
    const lost = methods === "unknown" ? [] : methods.filter((one) => one !== "GET" && one !== "OPTIONS");
    const calls = app.otherCalls.filter(({ url }) => url === entry.source);
    const finding: RuleFinding = {
      safety: "manual",
      methods: lost,
      line: entry.line,
      column: entry.column,
      message: `This entry rewrites ${entry.source} to ${entry.destination}, and never gets a request: the page ${page.file.path} has that path, and files come before ${kind === "fallback" ? "`fallback`" : "rewrites in an array, or in `afterFiles`"}. A ${lost[0] ?? "POST"} to ${entry.source} meets the page, which answers JSON with 405 where it is prerendered, and a form with its own HTML. Let callers ask for ${entry.destination} itself, or give the entry a source that no page has; in \`beforeFiles\` it would take the page's GET away too.`,
      notes: [],
      related: [
        { path: page.file.path, line: 1, message: `Answers ${entry.source}.` },
        ...calls.map(({ path, line, methods }) => ({
          path,
          line,
          message: `Sends ${methods.join(" or ")} ${entry.source}.`,
        })),
      ],
    };
    return [{ path: config.path, findings: [finding] }];
  };
  return [
    ...afterFiles.flatMap((entry) => judge(entry, "afterFiles")),
    ...fallback.flatMap((entry) => judge(entry, "fallback")),
  ];
}
