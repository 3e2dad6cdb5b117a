import type { Severity } from "../../plan/contract.js";
import { code, inCell, prose } from "../../report/markdown-text.js";
import type { ListedFinding, RouteEntry, RouteOverview } from "../contract.js";
import { callText, legend, MOST_CALLERS, methodsText, shortMessage, sumText } from "./wording.js";

const MARK: Record<Severity, string> = { error: "❌", warning: "⚠️", info: "ℹ️" };

/** A table to be pasted into a pull request or a README. Nothing in it is a heading, so that it fits under any. */
export function overviewMarkdown(overview: RouteOverview): string {
  const rows = overview.routes.map((route) => `| ${cellsOf(route).map(inCell).join(" | ")} |`);
  const table = ["| Route | Methods | File | Callers | Findings |", "|---|---|---|---|---|", ...rows].join(
    "\n",
  );
  const others = overview.others.map((finding) => `- ${findingText(finding, "")}`);
  const notes = legend(overview).map(prose);
  return `${[
    ...(overview.routes.length > 0 ? [table] : []),
    ...(others.length > 0 ? [`Of no single route:\n\n${others.join("\n")}`] : []),
    prose(sumText(overview)),
    ...(notes.length > 0 ? [notes.join("  \n")] : []),
  ].join("\n\n")}\n`;
}

function cellsOf(route: RouteEntry): string[] {
  const callers = route.callers.slice(0, MOST_CALLERS).map((caller) => {
    const call = callText(caller);
    return `${call === "" ? "" : `${call} `}${code(`${caller.path}:${caller.line}`)}`;
  });
  const more = route.callers.length - callers.length;
  return [
    code(route.url),
    methodsText(route),
    code(route.path),
    [...callers, ...(more > 0 ? [`${more} more`] : [])].join("<br>"),
    route.findings.map((finding) => findingText(finding, route.path)).join("<br>"),
  ];
}

function findingText(finding: ListedFinding, own: string): string {
  const { severity, rule, path, line, docs } = finding;
  const place = path === own ? `line ${line}` : code(`${path}:${line}`);
  return `${MARK[severity]} [${code(rule)}](${docs}) ${place}: ${prose(shortMessage(finding))}`;
}
