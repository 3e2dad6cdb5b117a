/** What the README and the pages in docs say the command does, held to what it does. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder, temporaryRepo, textOf } from "../apply/temporary-folder.js";
import { runCli } from "./run-cli.js";

const commandsPage = readFileSync(resolve("docs/commands.md"), "utf8");
const batchPage = readFileSync(resolve("docs/batch.md"), "utf8");

/** The blocks of code in one section of a page. */
function blocksOf(page: string, section: string): string[] {
  const all = readFileSync(resolve(page), "utf8");
  const from = all.indexOf(`\n## ${section}\n`);
  const text = all.slice(from, all.indexOf("\n## ", from + 1));
  return [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code!);
}

const app = {
  "package.json": `${JSON.stringify({ dependencies: { next: "16.0.0" } })}\n`,
  "tsconfig.json": `${JSON.stringify({ compilerOptions: { paths: { "@/*": ["./*"] } } })}\n`,
};

describe("before and after", () => {
  it.each([
    ["README.md", "Before and after", "app/api/tasks/[id]/route.ts", []],
    ["docs/before-and-after.md", "One route, two methods", "app/api/projects/[id]/route.ts", []],
    [
      "docs/before-and-after.md",
      "Routes as typed maps",
      "app/api/search/route.ts",
      ["--style", "make-route"],
    ],
  ])("in %s, %s: is what the command writes", (page, section, path, flags) => {
    const [before, after] = blocksOf(page, section);
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
    "of %j is in the table of docs/commands.md",
    (command) => {
      const rows = commandsPage.split("\n").filter((line) => line.startsWith("| `-"));
      for (const flag of flagsOf(...command))
        expect(rows.some((row) => row.split("|")[1]!.includes(`\`${flag}`)) ? [] : [flag]).toEqual([]);
    },
  );

  it.each([[["batch"]], [["batch", "status"]], [["batch", "merge"]]])(
    "of %j is in docs/batch.md, or means there what it means for one repo",
    (command) => {
      for (const flag of flagsOf(...command))
        expect([batchPage, commandsPage].some((page) => page.includes(`\`${flag}`)) ? [] : [flag]).toEqual(
          [],
        );
    },
  );
});
