import { describe, expect, it } from "vitest";
import { generated, isSame, stateOf } from "../../src/contracts/generated.js";

const file = generated(
  [" from app/api/tasks/route.ts.", "It is written anew."],
  `const a = "b";\nask(a, [1, 2]);\n`,
);

describe("a generated file", () => {
  it("is known as such, whatever a formatter or git make of it", () => {
    expect(stateOf(file)).toBe("generated");
    expect(stateOf(file.replaceAll("\n", "\r\n"))).toBe("generated");
    const formatted = file
      .replace(`const a = "b";`, "const a = 'b'")
      .replace("ask(a, [1, 2]);", "ask(\n  a,\n  [1, 2],\n)");
    expect(formatted).not.toBe(file);
    expect(stateOf(formatted)).toBe("generated");
    expect(isSame(formatted, file)).toBe(true);
  });
  it("is an edited one as soon as it says something else", () => {
    expect(stateOf(file.replace("[1, 2]", "[1, 3]"))).toBe("edited");
    expect(stateOf(`${file}ask();\n`)).toBe("edited");
  });
  it("is nobody's who never wrote it", () => {
    expect(stateOf("const a = 1;\n")).toBe("foreign");
  });
});
