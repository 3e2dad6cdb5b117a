import { describe, expect, it } from "vitest";
import { parseModule } from "../../src/handler/module.js";
import {
  applyEdits,
  type RemovalOptions,
  removeStatement,
  removeStatements,
} from "../../src/handler/splice.js";

/** The source without its n-th statements. */
function without(source: string, indexes: number[], options?: RemovalOptions): string {
  const module = parseModule(source, { path: "app/api/x/route.ts" });
  const nodes = indexes.map((index) => module.program.body[index]!);
  return applyEdits(source, removeStatements(module, nodes, options));
}

describe("applyEdits", () => {
  it("carries out edits given in any order", () => {
    expect(
      applyEdits("abcdef", [
        { start: 4, end: 6, text: "EF!" },
        { start: 0, end: 1, text: "" },
        { start: 2, end: 2, text: "-" },
      ]),
    ).toBe("b-cdEF!");
  });

  it("keeps the order of insertions at one place, in front of a replacement there", () => {
    expect(
      applyEdits("xyz", [
        { start: 1, end: 2, text: "Y" },
        { start: 1, end: 1, text: "1" },
        { start: 1, end: 1, text: "2" },
        { start: 2, end: 2, text: "3" },
      ]),
    ).toBe("x12Y3z");
  });

  it("throws on edits that overlap", () => {
    expect(() =>
      applyEdits("abcdef", [
        { start: 0, end: 3, text: "x" },
        { start: 2, end: 4, text: "y" },
      ]),
    ).toThrow(/overlaps/);
    expect(() =>
      applyEdits("abcdef", [
        { start: 0, end: 3, text: "" },
        { start: 2, end: 4, text: "y" },
      ]),
    ).toThrow(/overlaps/);
    expect(() =>
      applyEdits("abcdef", [
        { start: 0, end: 3, text: "x" },
        { start: 1, end: 2, text: "" },
      ]),
    ).toThrow(/overlaps/);
  });

  it("throws on an edit outside of the text", () => {
    expect(() => applyEdits("abc", [{ start: 2, end: 4, text: "" }])).toThrow(/outside/);
  });

  it("lets deletions overlap: what any of them deletes is gone", () => {
    expect(
      applyEdits("abcdef", [
        { start: 1, end: 4, text: "" },
        { start: 0, end: 2, text: "" },
        { start: 2, end: 3, text: "" },
      ]),
    ).toBe("ef");
  });
});

describe("removeStatement", () => {
  it("takes the line and the comment behind it", () => {
    expect(without("const a = 1;\nconst b = 2; // two\nconst c = 3;\n", [1])).toBe(
      "const a = 1;\nconst c = 3;\n",
    );
  });

  it("leaves one blank line where there was one on either side", () => {
    expect(without("const a = 1;\n\nconst b = 2;\n\nconst c = 3;\n", [1])).toBe(
      "const a = 1;\n\nconst c = 3;\n",
    );
    expect(without("const a = 1;\n\nconst b = 2;\nconst c = 3;\n", [1])).toBe(
      "const a = 1;\n\nconst c = 3;\n",
    );
    expect(without("const a = 1;\nconst b = 2;\n\nconst c = 3;\n", [1])).toBe(
      "const a = 1;\n\nconst c = 3;\n",
    );
  });

  it("leaves no blank line at the start or the end of the file", () => {
    expect(without("const a = 1;\n\n\nconst b = 2;\n", [0])).toBe("const b = 2;\n");
    expect(without("const a = 1;\n\nconst b = 2;\n", [1])).toBe("const a = 1;\n");
  });

  it("keeps the file's end as it was", () => {
    expect(without("const a = 1;\n\nconst b = 2;", [1])).toBe("const a = 1;");
    expect(without("const a = 1;", [0])).toBe("");
  });

  it("keeps CRLF and the byte order mark", () => {
    expect(without("\uFEFFconst a = 1;\r\n\r\nconst b = 2; // two\r\n\r\nconst c = 3;\r\n", [0])).toBe(
      "\uFEFFconst b = 2; // two\r\n\r\nconst c = 3;\r\n",
    );
    expect(without("const a = 1;\r\n\r\nconst b = 2; // two\r\n\r\nconst c = 3;\r\n", [1])).toBe(
      "const a = 1;\r\n\r\nconst c = 3;\r\n",
    );
    expect(without("const a = 1;\r\n\r\nconst b = 2;", [1])).toBe("const a = 1;");
  });

  it("takes neighbours out together, whatever order they are given in", () => {
    const source = "const a = 1;\n\nconst b = 2;\n\nconst c = 3;\n\nconst d = 4;\n";
    expect(without(source, [2, 1])).toBe("const a = 1;\n\nconst d = 4;\n");
    expect(without(source, [2, 3])).toBe("const a = 1;\n\nconst b = 2;\n");
    expect(without(source, [0, 1, 2, 3])).toBe("");
    expect(without(source, [0, 2])).toBe("const b = 2;\n\nconst d = 4;\n");
  });

  it("leaves the comments above where they are", () => {
    expect(without("// about b\nconst b = 2;\nconst c = 3;\n", [0])).toBe("// about b\nconst c = 3;\n");
  });

  it("takes the comments directly above along if asked to", () => {
    const source = "const a = 1;\n\n// far away\n\n/** about b */\n// more\nconst b = 2;\n\nconst c = 3;\n";
    expect(without(source, [1], { withComments: true })).toBe(
      "const a = 1;\n\n// far away\n\nconst c = 3;\n",
    );
  });

  it.each([
    "/*! Copyright (c) 2024 Acme */",
    "// @license MIT",
    "// app/api/tasks/route.ts",
    "/* eslint-disable no-console */",
    "// @ts-nocheck",
  ])("never takes along what speaks of the whole file: %s", (comment) => {
    expect(without(`${comment}\nconst b = 2;\nconst c = 3;\n`, [0], { withComments: true })).toBe(
      `${comment}\nconst c = 3;\n`,
    );
  });

  it.each(["// eslint-disable-next-line no-var", "// @ts-expect-error", "// biome-ignore lint: x"])(
    "takes along what speaks of the next line: %s",
    (comment) => {
      expect(without(`${comment}\nimport "b";\nconst c = 3;\n`, [0], { withComments: true })).toBe(
        "const c = 3;\n",
      );
    },
  );

  it("leaves the comment of the statement before where it is", () => {
    expect(without("const a = 1; // one\nconst b = 2;\n", [1], { withComments: true })).toBe(
      "const a = 1; // one\n",
    );
  });

  it("leaves other statements on the same line", () => {
    expect(without("const a = 1; const b = 2; // two\nconst c = 3;\n", [0])).toBe(
      "const b = 2; // two\nconst c = 3;\n",
    );
    expect(without("const a = 1; const b = 2;\nconst c = 3;\n", [1])).toBe("const a = 1;\nconst c = 3;\n");
  });

  it("never lets the statements around it run together", () => {
    expect(without("const a = b\nconst c = 2\n;[1].map(a)\n", [1])).toBe("const a = b\n;[1].map(a)\n");
    const source = "const a = b\nfunction c() {}\n(async () => {})()\n";
    const module = parseModule(source, { path: "route.js" });
    const after = applyEdits(source, [removeStatement(module, module.program.body[1]!)]);
    expect(parseModule(after, { path: "route.js" }).program.body).toHaveLength(2);
  });
});
