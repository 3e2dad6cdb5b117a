/** What the README and docs/batch.md say the command does, held to what it does. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder, temporaryRepo, textOf } from "../apply/temporary-folder.js";
import { runCli } from "./run-cli.js";

const readme = readFileSync(resolve("README.md"), "utf8");
const batchPage = readFileSync(resolve("docs/batch.md"), "utf8");

/** The blocks of code in one section of the README. */
function blocksOf(section: string): string[] {
  const from = readme.indexOf(`\n## ${section}\n`);
  const text = readme.slice(from, readme.indexOf("\n## ", from + 1));
  return [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code!);
}

const app = {
  "package.json": `${JSON.stringify({ dependencies: { next: "16.0.0" } })}\n`,
  "tsconfig.json": `${JSON.stringify({ compilerOptions: { paths: { "@/*": ["./*"] } } })}\n`,
};

describe("the README's before and after", () => {
  it.each([
    ["Before and after", "app/api/projects/[id]/route.ts", []],
    ["Routes as typed maps", "app/api/search/route.ts", ["--style", "make-route"]],
  ])("%s: is what the command writes", (section, path, flags) => {
    const [before, after] = blocksOf(section);
    const root = temporaryRepo({ ...app, [path]: before! });
    expect(runCli(root, ["--yes", ...flags]).code).toBe(0);
    expect(textOf(root, path)).toBe(after);
  });
});

/** The long flags that a command's help names. */
function flagsOf(...command: string[]): string[] {
  const { stdout } = runCli(temporaryFolder(), [...command, "--help"]);
  return [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag]) => flag!);
}

describe("every flag", () => {
  it.each([[[]], [["check"]], [["routes"]], [["contracts"]], [["apply"]], [["undo"]]])(
    "of %j is in the README's table",
    (command) => {
      const rows = readme.split("\n").filter((line) => line.startsWith("| `-"));
      for (const flag of flagsOf(...command))
        expect(rows.some((row) => row.split("|")[1]!.includes(`\`${flag}`)) ? [] : [flag]).toEqual([]);
    },
  );

  it.each([[["batch"]], [["batch", "status"]], [["batch", "merge"]]])(
    "of %j is in docs/batch.md, or means there what it means for one repo",
    (command) => {
      for (const flag of flagsOf(...command))
        expect([batchPage, readme].some((page) => page.includes(`\`${flag}`)) ? [] : [flag]).toEqual([]);
    },
  );
});
