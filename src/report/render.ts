/** Which file makes which format. */
import type { MachineFormat } from "./formats.js";
import { githubError, githubReport } from "./github.js";
import { jsonError, jsonReport } from "./json.js";
import { junitError, junitReport } from "./junit.js";
import { markdownError, markdownReport } from "./markdown.js";
import type { Report } from "./outcome.js";
import type { Presentation } from "./presentation.js";
import { rdjsonReport } from "./rdjson.js";
import { sarifError, sarifReport } from "./sarif.js";

/** The whole report in one of the formats for programs and services. */
export function renderReport(format: MachineFormat, report: Report, presentation: Presentation): string {
  if (format === "json") return jsonReport(report);
  if (format === "sarif") return sarifReport(report, presentation);
  if (format === "github") return githubReport(report);
  if (format === "junit") return junitReport(report);
  return format === "markdown" ? markdownReport(report) : rdjsonReport(report, presentation);
}

/**
 * What the same format says of a run that could not be made. The Reviewdog format has no word for it: a list without diagnostics
 * would read as clean, so there is no output, which its reader refuses.
 */
export function renderError(
  format: MachineFormat,
  root: string,
  message: string,
  presentation: Presentation,
): string {
  if (format === "json") return jsonError(root, message);
  if (format === "sarif") return sarifError(message, presentation);
  if (format === "github") return githubError(message);
  if (format === "junit") return junitError(message);
  return format === "markdown" ? markdownError(message) : "";
}
