// npm run corpus -- DIR… [--write] [--bridge] [--show REASON]
// What becomes of the Pages handlers of real checkouts, pasted into `app/`: nothing of the checkouts is changed, run or installed.
//   --write        writes the figures into docs/coverage.md
//   --bridge       lets a bridge carry what can't be rewritten
//   --show REASON  names the files that are refused for a reason in which this text occurs
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { withSources } from "../build/sources.js";
import { judge } from "./judge.js";
import { pasteHandlers } from "./paste.js";
import { coverageTable, writeCoverage } from "./report.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean" }, bridge: { type: "boolean" }, show: { type: "string" } },
});
if (positionals.length === 0) {
  console.error("Name the checkouts: npm run corpus -- DIR…");
  process.exit(2);
}

const results = await withSources(async (load) => {
  const found = [];
  for (const checkout of positionals.map((each) => resolve(each))) {
    const work = mkdtempSync(join(tmpdir(), "route-codemod-corpus-"));
    try {
      const pasted = await pasteHandlers(checkout, work, load);
      found.push({ name: basename(checkout), ...(await judge(pasted, work, load, values)) });
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
    console.error(`${basename(checkout)}: ${found.at(-1).files.length} handlers`);
  }
  return found;
});

console.log(coverageTable(results));
for (const { name, files } of results) {
  for (const file of files) {
    const trouble = [...file.typeErrors, ...file.trouble];
    if (trouble.length > 0) console.log(`\n${name}/${file.path}\n  ${trouble.join("\n  ")}`);
    if (values.show !== undefined && file.reason?.includes(values.show))
      console.log(`\n${name}/${file.path}:${file.line}\n  ${file.message}`);
  }
}
if (values.write) writeCoverage(results);
process.exit(results.some(({ files }) => files.some((file) => file.outcome === "crashed")) ? 1 : 0);
