import { describe, expect, it } from "vitest";
import { importsFrom } from "../../src/rules/moving/relative-imports.js";

/** The text as it reads from another place, or why it can't. */
function from(text: string, place = "app/api/users.ts", to = "app/api/users/route.ts"): string {
  const found = importsFrom(text, place, to);
  if ("refusal" in found) return found.refusal;
  const backwards = [...found.edits].sort((a, b) => b.start - a.start);
  return backwards.reduce(
    (made, { start, end, text }) => made.slice(0, start) + text + made.slice(end),
    text,
  );
}

describe("relative imports of a file that moves", () => {
  it.each([
    ['import a from "../../lib/a";', 'import a from "../../../lib/a";'],
    ["import './setup.js'", "import '../setup.js'"],
    ['export * from "./users/list";', 'export * from "./list";'],
    ['export { b } from ".";', 'export { b } from "..";'],
    ['import c from "../";', 'import c from "../../";'],
    ['const d = require("./d");', 'const d = require("../d");'],
    ["const e = await import(`./e`);", "const e = await import(`../e`);"],
    ['type F = import("./f").F;', 'type F = import("../f").F;'],
    ['import g = require("./g");', 'import g = require("../g");'],
  ])("%s", (before, after) => expect(from(before)).toBe(after));

  it.each(['import a from "@/lib/a";', 'import b from "zod";', 'const c = "./c";', 'read("./d");'])(
    "%s stays",
    (text) => expect(from(text)).toBe(text),
  );

  it("stay in the same folder", () => {
    expect(from('import a from "./a";', "app/Route.ts", "app/route.ts")).toBe('import a from "./a";');
  });

  it.each([
    ["import(`./plugins/` + name);", "isn't written there"],
    ["require(name);", "isn't written there"],
    ["const here = __dirname;", "own place"],
    ['new URL("./a.csv", import.meta.url);', "own place"],
    ['/// <reference path="./a.d.ts" />', "by a comment"],
    ['import "./\\x61";', "escape"],
    ["import {", "can't be parsed"],
  ])("%s is left to a person", (text, why) => expect(from(text)).toContain(why));
});
