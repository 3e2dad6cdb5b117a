/** Writes what the compiler makes of a case beside its files, for somebody to review. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { FOLDER, readCases, repairCase } from "./cases.js";

/** @throws {Error} where there is no case of that name. */
export async function updateCase(name: string): Promise<void> {
  const one = readCases().find((each) => each.name === name);
  if (!one) throw new Error(`There is no case "${name}".`);
  const { repairs, changed } = await repairCase(one, one.before);
  for (const [path, { findings }] of repairs)
    for (const { line, column, safety, methods, message, notes } of findings) {
      console.log(`${path}:${line}:${column} ${safety} ${methods.join(",")}: ${message}`);
      for (const note of notes) console.log(`  note: ${note}`);
    }
  rmSync(join(FOLDER, name, "after"), { recursive: true, force: true });
  for (const [path, text] of changed) {
    const file = join(FOLDER, name, "after", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`${name}: wrote after/${path}`);
  }
}
