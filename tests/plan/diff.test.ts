import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { unifiedDiff } from "../../src/plan/index.js";
import { addFiles, temporaryFolder } from "../project/temporary-repo.js";

describe("the unified diff", () => {
  test("reads as git writes it", () => {
    const lines = Array.from({ length: 12 }, (_, index) => `line ${index + 1}\n`);
    const before = lines.join("");
    const after = before.replace("line 6\n", "line six\n");
    expect(unifiedDiff({ path: "app/api/[id]/route.ts", before, after })).toBe(
      [
        "--- a/app/api/[id]/route.ts",
        "+++ b/app/api/[id]/route.ts",
        "@@ -3,7 +3,7 @@",
        " line 3",
        " line 4",
        " line 5",
        "-line 6",
        "+line six",
        " line 7",
        " line 8",
        " line 9",
        "",
      ].join("\n"),
    );
  });

  test("is empty where nothing changes", () => {
    expect(unifiedDiff({ path: "a.ts", before: "a\n", after: "a\n" })).toBe("");
  });

  const cases: [string, string, string][] = [
    ["plain", "a\nb\nc\n", "a\nB\nc\n"],
    ["CRLF", "a\r\nb\r\nc\r\n", "a\r\nB\r\nc\r\n"],
    ["mixed line endings", "a\r\nb\nc\r\n", "a\r\nB\nc\r\n"],
    ["a byte order mark", "\uFEFFa\nb\n", "\uFEFFA\nb\n"],
    ["no last newline on either side", "a\nb", "a\nB"],
    ["a last newline that comes", "a\nb", "a\nb\n"],
    ["a last newline that goes", "a\nb\n", "a\nb"],
    ["an empty file that gets text", "", "a\n"],
    ["a file that becomes empty", "a\nb\n", ""],
    [
      "lines that look like diff",
      "--- a\n+++ b\n@@ -1 +1 @@\n\\ No newline\n",
      "--- a\n+++ c\n@@ -1 +1 @@\n\\ No newline\n",
    ],
    ["form feeds and line separators", "a\fb\u2028c\nd\n", "a\fb\u2028c\nD\n"],
    ["a lone carriage return", "a\rb\nc\n", "a\rb\nC\n"],
    ["changes far apart", `${"x\n".repeat(30)}`, `y\n${"x\n".repeat(28)}z\n`],
  ];
  const paths = ["app/api/x/route.ts", "app/(shop)/api/[...slug]/my route.ts", "app/api/ünï/rou'te.ts"];

  test.each(cases)("git applies it: %s", (_, before, after) => {
    for (const path of paths) {
      const folder = temporaryFolder({ [path]: before });
      execFileSync("git", ["init", "--quiet", folder]);
      addFiles(folder, { "change.diff": unifiedDiff({ path, before, after }) });
      execFileSync("git", ["-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "change.diff"], {
        cwd: folder,
      });
      expect(readFileSync(join(folder, path), "utf8")).toBe(after);
    }
  });

  test("git makes a new file of it", () => {
    const path = "lib/new [x]/route.ts";
    const folder = temporaryFolder({});
    const diff = unifiedDiff({ path, before: "", after: "a\nb\n", isNew: true });
    expect(diff).toMatch(/^--- \/dev\/null\n/);
    addFiles(folder, { "change.diff": diff });
    execFileSync("git", ["apply", "change.diff"], { cwd: folder });
    expect(readFileSync(join(folder, path), "utf8")).toBe("a\nb\n");
  });

  test("git moves files by it, with and without a change of their texts", () => {
    const files = { "app/a b.ts": "a\n", 'app/"q".ts': "q\n", "app/Route.ts": "same\n" };
    const folder = temporaryFolder(files);
    const diffs = [
      { path: "app/a b.ts", movedTo: "app/[a b]/route.ts", before: "a\n", after: "b\n" },
      { path: "app/Route.ts", movedTo: "app/route.ts", before: "same\n", after: "same\n" },
      { path: 'app/"q".ts', movedTo: 'app/"q"/route.ts', before: "q\n", after: "r\n" },
      { path: "new.ts", before: "", after: "n\n", isNew: true as const },
    ].map(unifiedDiff);
    addFiles(folder, { "change.diff": diffs.join("") });
    execFileSync("git", ["apply", "change.diff"], { cwd: folder });
    const read = (path: string) => readFileSync(join(folder, path), "utf8");
    expect(["app/[a b]/route.ts", "app/route.ts", 'app/"q"/route.ts', "new.ts"].map(read)).toEqual([
      "b\n",
      "same\n",
      "r\n",
      "n\n",
    ]);
    for (const path of Object.keys(files)) expect(existsSync(join(folder, path)), path).toBe(false);
  });

  test("git applies it to a name with quotes and tabs", () => {
    const path = 'app/a"b\tc\\d/route.ts';
    const folder = temporaryFolder({ [path]: "a\n" });
    addFiles(folder, { "change.diff": unifiedDiff({ path, before: "a\n", after: "b\n" }) });
    execFileSync("git", ["apply", "change.diff"], { cwd: folder });
    expect(readFileSync(join(folder, path), "utf8")).toBe("b\n");
  });
});
