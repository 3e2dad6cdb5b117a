// The figures as a table, and docs/coverage.md.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { groupBy } from "./group-by.js";

const COLUMNS = ["safe", "unsafe", "bridged", "refused", "half", "silent", "unparsed", "crashed"];
const MOST_FREQUENT = 10;

/** A row for each checkout and one for all of them, then the reasons for refusals, the most frequent first. */
export function coverageTable(results) {
  const all = results.flatMap(({ files }) => files);
  const rows = [...results.map(({ name, files }) => row(name, files)), row("**all**", all)];
  const heads = ["", "handlers", ...COLUMNS, "new type errors", "second run", "lines a diff"];
  return [
    `| ${heads.join(" | ")} |`,
    `| --- |${" ---: |".repeat(heads.length - 1)}`,
    ...rows.map((cells) => `| ${cells.join(" | ")} |`),
    "",
    `Of ${all.length} handlers ${percent(all, ({ outcome }) => ["safe", "unsafe"].includes(outcome))} are rewritten.`,
    "",
    "| refused | reason |",
    "| ---: | --- |",
    ...reasons(all)
      .slice(0, MOST_FREQUENT)
      .map(([reason, count]) => `| ${count} | ${reason.replaceAll("|", "\\|")} |`),
  ].join("\n");
}

/** Writes the figures into docs/coverage.md. */
export function writeCoverage(results) {
  const text = `# How much of real code is reached

Written by \`npm run corpus -- DIR… --write\` over checkouts of public repositories: each handler of \`pages/api\` is pasted into \`app/\`, as AI builders do it,
and the command is run over the copy. \`half\` is a file that is edited although a handler in it is refused, \`silent\` one that nothing is said of: both must be 0.
New type errors are those that the old text didn't have; packages of the checkouts aren't installed.

${coverageTable(results)}
`;
  writeFileSync(fileURLToPath(new URL("../docs/coverage.md", import.meta.url)), text);
}

function row(name, files) {
  const count = (outcome) => files.filter((file) => file.outcome === outcome).length;
  const lines = files
    .flatMap((file) => (file.lines === undefined ? [] : [file.lines]))
    .sort((one, other) => one - other);
  return [
    name,
    files.length,
    ...COLUMNS.map(count),
    files.filter(({ typeErrors }) => typeErrors.length > 0).length,
    files.filter(({ trouble }) => trouble.length > 0).length,
    lines[Math.floor(lines.length / 2)] ?? "",
  ];
}

function reasons(files) {
  const counts = groupBy(
    files.filter(({ reason }) => reason !== undefined),
    ({ reason }) => reason,
  );
  return [...counts]
    .map(([reason, group]) => [reason, group.length])
    .sort(([, one], [, other]) => other - one);
}

function percent(files, isCounted) {
  return files.length === 0
    ? "none"
    : `${Math.round((100 * files.filter(isCounted).length) / files.length)} %`;
}
