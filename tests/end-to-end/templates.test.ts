import { cpSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../cli/run-cli.js";
import { NEXT_16, temporaryFolder } from "../project/temporary-repo.js";
import { installed } from "./installed.js";

/** The apps that `create-next-app` begins with, in JavaScript and TypeScript. */
const TEMPLATES = join(
  installed("create-next-app", { "create-next-app": "^16.0.0" }),
  "node_modules/create-next-app/dist/templates",
);

describe("the templates of create-next-app", () => {
  it.each(
    readdirSync(TEMPLATES).flatMap((name) =>
      readdirSync(join(TEMPLATES, name)).map((language) => `${name}/${language}`),
    ),
  )("%s is healthy", (name) => {
    const folder = temporaryFolder({});
    cpSync(join(TEMPLATES, name), folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), NEXT_16);
    const { code, stdout, stderr } = runCli(folder, ["check", "--format", "json"]);
    expect(code, stdout + stderr).toBe(0);
    expect(JSON.parse(stdout).files).toEqual([]);
  });
});
