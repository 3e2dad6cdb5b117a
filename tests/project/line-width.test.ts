import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { lineWidth } from "../../src/project/line-width.js";

const made: string[] = [];

function repo(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "line-width-"));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

it.each<[string, Record<string, string>, number | undefined]>([
  ["no formatter", { "package.json": "{}" }, undefined],
  ["prettier's settings as JSON", { ".prettierrc": '{ "printWidth": 120, "semi": true }' }, 120],
  ["as YAML", { ".prettierrc": "semi: false\nprintWidth: 100\n" }, 100],
  ["as TOML", { ".prettierrc.toml": "printWidth = 90\n" }, 90],
  [
    "as code",
    {
      "prettier.config.mjs": "/** @type {import('prettier').Config} */\nexport default { printWidth: 110 };",
    },
    110,
  ],
  ["without a width: prettier's own", { ".prettierrc": '{ "singleQuote": true }' }, 80],
  ["an empty file", { ".prettierrc": "" }, 80],
  [
    "with plugins",
    { "prettier.config.js": 'module.exports = { plugins: [require("prettier-plugin-tailwindcss")] };' },
    80,
  ],
  ["taken from a package", { ".prettierrc": '"@acme/prettier-config"\n' }, undefined],
  [
    "taken from another file",
    { "prettier.config.js": 'module.exports = { ...require("../shared") };' },
    undefined,
  ],
  [
    "a width that is worked out",
    { "prettier.config.js": "module.exports = { printWidth: WIDTH };" },
    undefined,
  ],
  ["in package.json", { "package.json": '{ "prettier": { "printWidth": 96 } }' }, 96],
  ["a shared one in package.json", { "package.json": '{ "prettier": "@acme/prettier-config" }' }, undefined],
  ["biome's", { "biome.json": '{ "formatter": { "lineWidth": 110 } }' }, 110],
  [
    "an .editorconfig",
    { ".editorconfig": "root = true\n[*]\nmax_line_length = 140\n[*.md]\nmax_line_length = 70\n" },
    140,
  ],
  [
    "an .editorconfig beside prettier",
    { ".editorconfig": "[*]\nmax_line_length = 140\n", ".prettierrc": "{}" },
    140,
  ],
  ["nonsense", { ".prettierrc": '{ "printWidth": 3 }' }, undefined],
])("reads the width off the settings: %s", async (_, files, width) => {
  const root = repo(files);
  expect(await lineWidth(root, root)).toBe(width);
});

it("takes the settings that are nearest to the app, and none from above the repo", async () => {
  const root = repo({
    ".prettierrc": '{ "printWidth": 60 }',
    "repo/.prettierrc": '{ "printWidth": 100 }',
    "repo/apps/web/package.json": "{}",
    "repo/apps/docs/.prettierrc": '{ "printWidth": 120 }',
    "bare/package.json": "{}",
  });
  expect(await lineWidth(join(root, "repo/apps/web"), join(root, "repo"))).toBe(100);
  expect(await lineWidth(join(root, "repo/apps/docs"), join(root, "repo"))).toBe(120);
  expect(await lineWidth(join(root, "bare"), join(root, "bare"))).toBeUndefined();
});
