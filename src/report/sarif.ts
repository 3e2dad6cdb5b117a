import { pathToFileURL } from "node:url";
import type { FileChange, Severity } from "../plan/contract.js";
import type { Report, ReportEntry } from "./outcome.js";
import { placedEdits } from "./positions.js";
import {
  isUnexamined,
  openEntries,
  type Presentation,
  paragraphs,
  type RuleFacts,
  TOOL,
  TOOL_URL,
} from "./presentation.js";
import { safeJson } from "./safe-json.js";

const LEVEL: Record<Severity, string> = { error: "error", warning: "warning", info: "note" };
const ROOT = "%SRCROOT%";

/**
 * SARIF 2.1.0, as code scanning of GitHub takes it: what is left, with the fix where the same flags with `--yes` would write it.
 * Fingerprints are made of the code, so a finding stays the same when it moves in its file.
 */
export function sarifReport(report: Report, presentation: Presentation): string {
  const rules = presentation.rules;
  const entries = openEntries(report);
  const results = entries.map((entry) => result(entry, report.fixes.get(entry), rules));
  const failed = entries.some(isUnexamined);
  return log(presentation, {
    originalUriBaseIds: { [ROOT]: { uri: folderUri(report.root) } },
    invocations: [
      {
        executionSuccessful: true,
        ...(failed ? { exitCodeDescription: "Some files could not be examined." } : {}),
      },
    ],
    results,
  });
}

/** The log of a run that could not be made. */
export function sarifError(message: string, presentation: Presentation): string {
  const notification = { level: "error", message: { text: plain(message) } };
  return log(presentation, {
    invocations: [{ executionSuccessful: false, toolExecutionNotifications: [notification] }],
    results: [],
  });
}

function log({ version, rules }: Presentation, run: object): string {
  const driver = {
    name: TOOL,
    version,
    semanticVersion: version,
    informationUri: TOOL_URL,
    rules: rules.map(descriptor),
  };
  const text = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", ...run }],
  };
  return `${safeJson(text, 2)}\n`;
}

function descriptor({ id, title, safety, severity, docs, page }: RuleFacts): object {
  return {
    id,
    name: id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: `${title} ${safety}` },
    helpUri: docs,
    ...(page === undefined ? {} : { help: { text: page, markdown: page } }),
    defaultConfiguration: { level: LEVEL[severity] },
    properties: {
      tags: ["next.js", "http"],
      precision: "high",
      "problem.severity": severity === "info" ? "recommendation" : severity,
    },
  };
}

function result(entry: ReportEntry, fix: FileChange | undefined, rules: readonly RuleFacts[]): object {
  const { rule, path, line, column, code, severity, safety, methods, outcome, fingerprint } = entry;
  const ruleIndex = rules.findIndex(({ id }) => id === rule);
  const region = {
    startLine: line,
    startColumn: column,
    ...(code === undefined || code === "" ? {} : { snippet: { text: code } }),
  };
  const related = (entry.related ?? []).map((place, index) => ({
    id: index + 1,
    physicalLocation: { artifactLocation: location(place.path), region: { startLine: place.line } },
    message: { text: plain(place.message) },
  }));
  return {
    ruleId: rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: LEVEL[severity],
    message: { text: plain(paragraphs({ ...entry, related: [] }).join("\n\n")) },
    locations: [{ physicalLocation: { artifactLocation: location(path), region } }],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
    partialFingerprints: { "code/v1": fingerprint },
    ...fixes(entry, fix),
    properties: { outcome, safety, methods },
  };
}

function fixes({ outcome, rule }: ReportEntry, fix: FileChange | undefined): object {
  // No edit of a file says that it moves, or goes.
  if (fix === undefined || fix.movedTo !== undefined || fix.isGone || outcome !== "would-fix") return {};
  const replacements = placedEdits(fix).map(({ text, ...deletedRegion }) => ({
    deletedRegion,
    insertedContent: { text },
  }));
  if (replacements.length === 0) return {};
  const description = { text: `Rewrite ${plain(fix.path)} (${rule}, ${fix.safety}).` };
  return {
    fixes: [{ description, artifactChanges: [{ artifactLocation: location(fix.path), replacements }] }],
  };
}

/** `app/[id]` isn't a URI; `app/%5Bid%5D` is. */
function location(path: string): { uri: string; uriBaseId: string } {
  const uri = path
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
  return { uri, uriBaseId: ROOT };
}

function folderUri(root: string): string {
  return `${pathToFileURL(root).href.replace(/\/$/, "")}/`;
}

/** In a plain message `[text](target)` is a link (SARIF 2.1.0, section 3.11.6); what comes from a repo must not be one. */
function plain(text: string): string {
  return /\]\(/.test(text) ? text.replace(/[[\]\\]/g, "\\$&") : text;
}
