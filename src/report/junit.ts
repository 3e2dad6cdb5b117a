import type { Report, ReportEntry } from "./outcome.js";
import { isUnexamined, openEntries, paragraphs, TOOL } from "./presentation.js";
import { printable } from "./printable.js";

/**
 * JUnit XML as Jenkins and GitLab read it: one suite; each finding that is left is a failed test, a file that could not be examined is
 * one with an error, and what is only for information is one that passed. Without findings there is one test that passed, because readers
 * take a report without tests for a mistake.
 */
export function junitReport(report: Report): string {
  const entries = openEntries(report);
  const cases = entries.map(testCase);
  if (cases.length === 0) {
    const name = `${report.examined} ${report.examined === 1 ? "file" : "files"} examined`;
    cases.push(`    <testcase${attributes({ classname: TOOL, name, time: "0" })}/>`);
  }
  const errors = entries.filter(isUnexamined).length;
  const failures = entries.filter((entry) => !isUnexamined(entry) && entry.severity !== "info").length;
  return document(cases, failures, errors);
}

/** One test with an error, for a run that could not be made. */
export function junitError(message: string): string {
  const place = attributes({ classname: TOOL, name: TOOL, time: "0" });
  const error = `      <error${attributes({ message: firstLine(message), type: "failure" })}>${text(message)}</error>`;
  return document([`    <testcase${place}>`, error, "    </testcase>"], 0, 1, 1);
}

function document(cases: string[], failures: number, errors: number, tests = cases.length): string {
  const counts = attributes({ name: TOOL, tests, failures, errors, skipped: 0, time: "0" });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: TOOL, tests, failures, errors, time: "0" })}>`,
    `  <testsuite${counts}>`,
    ...cases,
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function testCase(entry: ReportEntry): string {
  const { path, rule, line, column, docs, severity } = entry;
  const name = `${rule} at ${path}:${line}:${column}`;
  const place = attributes({ classname: path, name, file: path, line, time: "0" });
  const body = text([...paragraphs(entry), ...(docs === undefined ? [] : [docs])].join("\n"));
  if (severity === "info") {
    return [`    <testcase${place}>`, `      <system-out>${body}</system-out>`, "    </testcase>"].join("\n");
  }
  const kind = isUnexamined(entry) ? "error" : "failure";
  const what = attributes({ message: firstLine(entry.message), type: rule });
  return [`    <testcase${place}>`, `      <${kind}${what}>${body}</${kind}>`, "    </testcase>"].join("\n");
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] as string;
}

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(
      ([name, value]) =>
        ` ${name}="${text(String(value)).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;")}"`,
    )
    .join("");
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** XML 1.0 has no way to say most control characters, lone surrogates, and the last two of the plane. */
function text(value: string): string {
  return printable(value)
    .replace(/[\p{Surrogate}\uFFFE\uFFFF]/gu, "\uFFFD")
    .replace(/\r/g, "")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}
