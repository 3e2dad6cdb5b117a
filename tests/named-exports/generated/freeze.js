// npm run freeze -- DIR [FIRST LAST]
// Writes what comes of all fixtures, of the repos of the rules and of the generated routes into DIR, as text: what `diff -r` shows of two such
// folders is what a change of the code has changed. Never part of a test run.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { withProjectModules } from "../project-modules.js";

const [folder, first = "1", last = first === "1" ? "2000" : first] = process.argv.slice(2);
if (folder === undefined || !(Number(first) <= Number(last)))
  throw new Error("Name a folder, and seeds if you like: npm run freeze -- DIR [FIRST LAST]");

await withProjectModules(async (load) => {
  const { outcomes } = await load("tests/named-exports/generated/outcomes.ts");
  let count = 0;
  for await (const { name, text } of outcomes(Number(first), Number(last))) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    count++;
  }
  console.log(`${count} outcomes in ${folder}`);
});
