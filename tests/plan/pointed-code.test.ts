import { describe, expect, it } from "vitest";
import { codeAt, fingerprint } from "../../src/plan/pointed-code.js";

describe("the line of code that a finding points at", () => {
  it("is found whatever ends the lines", () => {
    expect(codeAt("a\r\nb\nc\rd", 2)).toBe("b");
    expect(codeAt("a\r\nb\nc\rd", 4)).toBe("d");
  });

  it("isn't known without the text, or beyond its end", () => {
    expect(codeAt(undefined, 1)).toBeUndefined();
    expect(codeAt("a", 2)).toBeUndefined();
  });

  it("is cut short where nobody wrote it by hand", () => {
    expect(codeAt("x".repeat(5000), 1)).toHaveLength(300);
  });
});

describe("the fingerprint of a finding", () => {
  it("stays when the code is indented anew", () => {
    expect(fingerprint("a", "\texport  default handler;\r")).toBe(
      fingerprint("a", "  export default handler;"),
    );
  });

  it("differs for other code and another rule", () => {
    const all = [fingerprint("a", "x"), fingerprint("a", "y"), fingerprint("b", "x")];
    expect(new Set(all).size).toBe(3);
  });
});
