import { describe, expect, it } from "vitest";
import { execBounded, isBounded } from "../../src/routing/bounded-regexp.js";

describe("a regular expression of the repo", () => {
  it.each([
    String.raw`^\/api\/`,
    "((?!api|_next/static|_next/image|favicon.ico).*)",
    "^/(api|trpc)(.*)$",
    String.raw`[^/]+\.(?:jpe?g|png)$`,
    String.raw`(\d{1,3}\.){3}\d{1,3}`,
    "(?:en|de)",
    String.raw`^[(*+]{2,}\)$`,
  ])("is asked where nothing that varies is repeated: %s", (source) => {
    expect(isBounded(source)).toBe(true);
  });

  it.each([
    "(a+)+b",
    "(a|aa)*$",
    "(a?){50}",
    "((a*)b)+",
    "(.*)(.*)(.*)(.*)(.*)x",
    String.raw`(a)\1+`,
    "(a|b|ab)+c",
  ])("isn't asked where it may go back and forth without end: %s", (source) => {
    expect(isBounded(source)).toBe(false);
    expect(execBounded(new RegExp(source), `${"a".repeat(60)}!`)).toBeUndefined();
  });

  it("says what the engine says", () => {
    expect(execBounded(/^\/api\/(\w+)/g, "/api/tasks")?.[1]).toBe("tasks");
    expect(execBounded(/^\/api/, "/login")).toBeNull();
  });
});
