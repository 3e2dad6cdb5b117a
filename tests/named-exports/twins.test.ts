import { expect, it } from "vitest";
import { TWINS } from "./twins.js";

function twin(name: string, text: string): string | undefined {
  return TWINS.find((candidate) => candidate.name === name)!.of(text);
}

it("CRLF, a byte order mark and the missing last newline change nothing else", () => {
  expect(twin("CRLF line ends", "a;\nb;\n")).toBe("a;\r\nb;\r\n");
  expect(twin("a byte order mark", "a;\n")).toBe("\uFEFFa;\n");
  expect(twin("no newline at the end", "a;\nb;\n")).toBe("a;\nb;");
});

it("tabs take the place of each step of indentation, and block comments keep their column", () => {
  expect(twin("tabs", "if (a) {\n  if (b) {\n    c;\n  }\n}\n")).toBe(
    "if (a) {\n\tif (b) {\n\t\tc;\n\t}\n}\n",
  );
  expect(twin("tabs", "{\n  /**\n   * x\n   */\n  c;\n}\n")).toBe("{\n\t/**\n\t * x\n\t */\n\tc;\n}\n");
});

it("there are no tabs where a template literal or an alignment would change with them", () => {
  expect(twin("tabs", "{\n  a(`x\n    y`);\n}\n")).toBeUndefined();
  expect(twin("tabs", "{\n  a(b,\n     c);\n}\n")).toBeUndefined();
  expect(twin("tabs", "a;\n")).toBeUndefined();
});

it("semicolons go from the ends of statements and of a type's lines, and from nowhere else", () => {
  expect(twin("no semicolons", 'import a from "b";\nfor (;;) {\n  c(); // d;\n}\n')).toBe(
    'import a from "b"\nfor (;;) {\n  c() // d;\n}\n',
  );
  expect(twin("no semicolons", "interface A {\n  b: 1;\n}\ntype C = A;\n")).toBe(
    "interface A {\n  b: 1\n}\ntype C = A\n",
  );
  expect(twin("no semicolons", "type A = { b: 1; c: 2; };\n")).toBe("type A = { b: 1; c: 2; }\n");
  expect(twin("no semicolons", "const f = () => { return 1; };\nif (a) return;\n")).toBe(
    "const f = () => { return 1; }\nif (a) return\n",
  );
});

it("semicolons stay where the next line would be read along", () => {
  expect(twin("no semicolons", "a();\n(b)();\n")).toBeUndefined();
  expect(twin("no semicolons", "a(); b();\n")).toBeUndefined();
});

it("quotes change in strings, and not where one would have to be escaped", () => {
  expect(twin("single quotes", `a("b", 'c', \`"d"\`); // "e"\n`)).toBe(`a('b', 'c', \`"d"\`); // "e"\n`);
  expect(twin("double quotes", `"use strict";\na('b');\n`)).toBe(`"use strict";\na("b");\n`);
  expect(twin("single quotes", `a("it's");\n`)).toBeUndefined();
  expect(twin("single quotes", `a("\\n");\n`)).toBeUndefined();
});
