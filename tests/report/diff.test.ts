import { describe, expect, it } from "vitest";
import { diffText, paletteFor } from "../../src/report/index.js";
import { aChange } from "../review/plans.js";

describe("a diff on the screen", () => {
  const change = aChange("a/route.ts", { before: "-- old\nsame\n", after: "++ new\nsame\n" });

  it("is the plain patch without colours", () => {
    const text = diffText(change, paletteFor(false));
    expect(text).toContain("--- ");
    expect(text).toContain("\n--- old\n+++ new\n same\n");
  });

  it("colours what goes and what comes by its place, not by its looks", () => {
    const text = diffText(change, paletteFor(true));
    expect(text).toContain("\u001b[31m--- old\u001b[39m");
    expect(text).toContain("\u001b[32m+++ new\u001b[39m");
  });

  it("shows control characters of the file instead of obeying them", () => {
    const text = diffText(aChange("a/route.ts", { after: "x\u001b[2Jy\n" }), paletteFor(false));
    expect(text).toContain("+x\\x1b[2Jy\n");
  });
});
