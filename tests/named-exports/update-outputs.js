// npm run fixtures:update -- CASE… (across-files/CASE for routes that call other files)
// Writes what the compiler makes of these cases beside their inputs, for somebody to review. Never part of a test run.
import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { withProjectModules } from "./project-modules.js";

const names = process.argv.slice(2);
if (process.env.CI) throw new Error("Outputs are reviewed by people: there is nothing to update in CI.");
if (names.length === 0) throw new Error("Name the cases: npm run fixtures:update -- CASE…");

await withProjectModules(async (load) => {
  const { readFixtures } = await load("tests/named-exports/fixtures.ts");
  const { repairRoute } = await load("src/handler/index.ts");
  const fixtures = readFixtures();
  const across = await load("tests/across-files/update.ts");
  for (const name of names) {
    if (name.startsWith("across-files/")) {
      await across.updateCase(name.slice("across-files/".length));
      continue;
    }
    const fixture = fixtures.find((each) => each.name === name);
    if (!fixture) throw new Error(`There is no case "${name}".`);
    const { findings, code } = repairRoute(fixture.input, fixture.context);
    for (const { line, column, safety, rule, methods, message, notes } of findings) {
      console.log(`${name}:${line}:${column} ${rule} ${safety} ${methods.join(",")}: ${message}`);
      for (const note of notes) console.log(`  note: ${note}`);
    }
    if (code === undefined) {
      console.log(`${name}: nothing to write.`);
      process.exitCode = 1;
    } else {
      writeFileSync(fixture.outputFile, code);
      console.log(`${name}: wrote ${relative(process.cwd(), fixture.outputFile)}`);
    }
  }
});
