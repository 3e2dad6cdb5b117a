import { describe, expect, it } from "vitest";
import { printable, printableLine } from "../../src/report/printable.js";

describe("text from a repository", () => {
  it.each([
    ["an escape sequence", "\u001b[2J\u001b]0;title\u0007", "\\x1b[2J\\x1b]0;title\\x07"],
    ["C1 controls", "a\u009b31mb\u0085", "a\\x9b31mb\\x85"],
    ["backspace and delete", "rm\b\u007f", "rm\\x08\\x7f"],
    [
      "bidirectional overrides",
      "\u202eevil\u202c\u2066x\u2069\u200f",
      "\\u202eevil\\u202c\\u2066x\\u2069\\u200f",
    ],
    ["a carriage return that would draw over the line", "safe\rEVIL", "safe\\rEVIL"],
    ["line separators", "a\u2028b\u2029", "a\\u2028b\\u2029"],
  ])("shows %s instead of obeying it", (_, text, shown) => {
    expect(printable(text)).toBe(shown);
    expect(printableLine(text)).toBe(shown);
  });

  it("keeps lines, tabs and CRLF, so that a diff stays a patch", () => {
    expect(printable("+\ta\r\n-b\n")).toBe("+\ta\r\n-b\n");
  });

  it("keeps letters of all scripts", () => {
    expect(printable("über/日本/שלום/👩‍💻.ts")).toBe("über/日本/שלום/👩‍💻.ts");
  });

  it("keeps a path on one line", () => {
    expect(printableLine("a\nb\tc\r\n")).toBe("a\\nb\\tc\\r\\n");
  });
});
