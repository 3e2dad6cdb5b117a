import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { circlesOf } from "./circles.js";
import { MAY_IMPORT, type SourceFile, violations } from "./rules.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Statements hold statements, and what is read of one is read of what it holds: these follow each other down the tree. */
const CIRCLES: readonly string[] = [
  "src/handler/replies/closures.ts",
  "src/handler/replies/expression-statements.ts",
  "src/handler/replies/guards.ts",
  "src/handler/replies/helper-calls.ts",
  "src/handler/replies/is-reply.ts",
  "src/handler/replies/loops.ts",
  "src/handler/replies/partial-replies.ts",
  "src/handler/replies/promises.ts",
  "src/handler/replies/questions.ts",
  "src/handler/replies/reply-statements.ts",
  "src/handler/replies/reply-value.ts",
  "src/handler/replies/returns.ts",
  "src/handler/replies/statements.ts",
  "src/handler/replies/try-statements.ts",
  "src/handler/split/call-outcome.ts",
  "src/handler/split/method-value.ts",
  "src/handler/split/expressions.ts",
  "src/handler/split/lists.ts",
  "src/handler/split/statements.ts",
  "src/handler/split/switch-statements.ts",
  "src/project/callers/class-members.ts",
  "src/project/callers/resolve.ts",
  "src/routing/evaluation/bindings.ts",
  "src/routing/evaluation/builtins.ts",
  "src/routing/evaluation/calls.ts",
  "src/routing/evaluation/expressions.ts",
  "src/routing/evaluation/members.ts",
  "src/routing/evaluation/statements.ts",
];

describe("the sources", () => {
  const files: SourceFile[] = globSync(["src/**/*.ts", "transforms/**/*.ts"], {
    cwd: ROOT,
    ignore: ["transforms/__testfixtures__/**"],
  })
    .map((path) => path.replaceAll("\\", "/"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));

  it("import in one direction, and keep files, terminal and clock where they belong", () => {
    expect(files.length).toBeGreaterThan(0);
    expect(violations(files)).toEqual([]);
  });

  it("import each other in no circle but these, which may only shrink", () => {
    expect(circlesOf(files).flat()).toEqual(CIRCLES);
  });
});

describe("the architecture", () => {
  const one = (path: string, text: string) => violations([{ path, text }]);

  it("has no circle: who may be imported by a layer may not import it", () => {
    for (const [layer, below] of Object.entries(MAY_IMPORT)) {
      for (const other of below) expect(MAY_IMPORT[other], `${layer} and ${other}`).not.toContain(layer);
    }
  });

  it("lets nobody import the command line", () => {
    for (const layer of Object.keys(MAY_IMPORT).filter((each) => each !== "cli" && each !== "index")) {
      const path = layer === "transforms" ? "transforms/x.ts" : `src/${layer}/x.ts`;
      const id = layer === "transforms" ? "../src/cli/main.js" : "../cli/main.js";
      expect(one(path, `import "${id}";`)).toEqual([`${path}: ${layer} must not import cli (${id})`]);
    }
    expect(one("src/index.ts", `export { run } from "./cli/main.js";`)).toHaveLength(1);
  });

  it("sees an import in every form", () => {
    for (const text of [
      `import { apply } from "../apply/index.js";`,
      `export * from "../apply/index.js";`,
      `const { apply } = await import("../apply/index.js");`,
      `type Apply = import("../apply/index.js").Apply;`,
      `import type { Apply } from "../apply/index.js";`,
    ]) {
      expect(one("src/plan/x.ts", text)).toEqual([
        "src/plan/x.ts: plan must not import apply (../apply/index.js)",
      ]);
    }
  });

  it("lets the project know the handler's types and nothing else above it", () => {
    const own = (text: string) => one("src/project/callers/x.ts", text);
    expect(own(`import type { HttpMethod } from "../../handler/contract.js";`)).toEqual([]);
    expect(own(`import { HTTP_METHODS } from "../../handler/contract.js";`)).toHaveLength(1);
    expect(own(`import type { x } from "../../handler/index.js";`)).toHaveLength(1);
    expect(own(`import type { x } from "../../rules/rule.js";`)).toHaveLength(1);
  });

  it("leaves files to project, apply and cli, and questions to one file of review", () => {
    expect(one("src/project/x.ts", `import { statSync } from "node:fs";`)).toEqual([]);
    expect(one("src/plan/x.ts", `import fs from "node:fs/promises";`)).toHaveLength(1);
    expect(one("src/report/x.ts", `import fs from "fs";`)).toHaveLength(1);
    expect(one("src/review/ask.ts", `const inquirer = await import("inquirer");`)).toEqual([]);
    expect(one("src/review/wizard.ts", `import inquirer from "inquirer";`)).toHaveLength(1);
    expect(one("src/cli/x.ts", `import inquirer from "inquirer";`)).toHaveLength(1);
  });

  it("reads the files of a repo by one function", () => {
    for (const text of [
      `import { readFile } from "node:fs/promises";`,
      `import { readFileSync as read, existsSync } from "node:fs";`,
      `import { createReadStream } from "fs";`,
      `import fs from "node:fs";`,
      `import * as files from "node:fs/promises";`,
    ]) {
      expect(one("src/project/x.ts", text)).toHaveLength(1);
      expect(one("src/project/read-bytes.ts", text)).toEqual([]);
    }
    expect(one("src/project/x.ts", `import { readdir } from "node:fs/promises";`)).toEqual([]);
  });

  it("keeps the compiler and the transforms free of the machine", () => {
    expect(one("transforms/x.ts", `import path from "node:path";`)).toHaveLength(1);
    expect(one("src/handler/x.ts", "console.log(process.cwd());")).toHaveLength(2);
    expect(one("src/rules/x.ts", "const now = Date.now();")).toHaveLength(1);
    expect(one("src/plan/x.ts", "const now = new Date();")).toHaveLength(1);
    expect(one("src/handler/x.ts", `const text = "console.log(1)"; const node = { process: 1 };`)).toEqual(
      [],
    );
  });

  it("sees a circle of any length, and none in imports of types", () => {
    const file = (path: string, text: string): SourceFile => ({ path: `src/plan/${path}.ts`, text });
    const files = [
      file("a", `import { b } from "./b.js";`),
      file("b", `import { c } from "./c.js"; export * from "./d.js";`),
      file("c", `export { a } from "./a.js";`),
      file("d", `import type { a } from "./a.js";`),
    ];
    expect(circlesOf(files)).toEqual([["src/plan/a.ts", "src/plan/b.ts", "src/plan/c.ts"]]);
  });

  it("knows every layer", () => {
    expect(one("src/utils/x.ts", "export {};")).toEqual([`src/utils/x.ts: the layer "utils" isn't known`]);
  });
});
