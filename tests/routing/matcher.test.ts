import { describe, expect, it } from "vitest";
import { parseModule } from "../../src/project/parse.js";
import { readMatcher, takesRequest } from "../../src/routing/index.js";

function takes(config: string, path = "/api/tasks"): string {
  return takesRequest(readMatcher(parseModule(config, "middleware.ts")), { method: "POST", path });
}
const matcher = (value: string) => `export const config = { matcher: ${value} };`;

describe("config.matcher", () => {
  it("takes everything where there is none", () => {
    expect(takes("export function middleware() {}")).toBe("always");
    expect(takes(`export const config = { runtime: "nodejs" };`)).toBe("always");
  });

  it("is read as a string, a list and objects", () => {
    expect(takes(matcher(`"/api/:path*"`))).toBe("always");
    expect(takes(matcher(`["/dashboard/:path*", "/api/tasks"]`))).toBe("always");
    expect(takes(matcher(`[{ source: "/((?!_next).*)" }] as const`))).toBe("always");
    expect(takes(matcher(`["/dashboard/:path*"]`))).toBe("never");
    expect(takes(`const config = { matcher: "/api/:path*" }; export { config };`)).toBe("always");
  });

  it("matches as Next does", () => {
    expect(takes(matcher(`"/((?!api|_next/static|_next/image|favicon.ico).*)"`))).toBe("never");
    expect(takes(matcher(`"/((?!_next/static|.*\\\\.(?:svg|png)$).*)"`))).toBe("always");
    expect(takes(matcher(`"/api"`))).toBe("never");
    expect(takes(matcher(`"/api"`), "/api")).toBe("always");
    expect(takes(matcher(`"/api/tasks/:id(\\\\d+)"`), "/api/tasks/7")).toBe("always");
    expect(takes(matcher(`"/api/tasks/:id(\\\\d+)"`), "/api/tasks/x")).toBe("never");
    // Case counts, other than in rewrites.
    expect(takes(matcher(`"/API/:path*"`))).toBe("never");
    expect(takes(matcher(`"/:path(api|trpc)/:rest*"`))).toBe("always");
  });

  it("knows which headers a program doesn't send", () => {
    const missing = `[{ type: "header", key: "next-router-prefetch" }, { type: "header", key: "purpose", value: "prefetch" }]`;
    expect(takes(matcher(`[{ source: "/:path*", missing: ${missing} }]`))).toBe("always");
    expect(takes(matcher(`[{ source: "/:path*", has: [{ type: "header", key: "rsc" }] }]`))).toBe("never");
    expect(takes(matcher(`[{ source: "/:path*", has: [{ type: "cookie", key: "session" }] }]`))).toBe(
      "maybe",
    );
  });

  it("is not guessed where it can't be read", () => {
    expect(takes(matcher("paths"))).toBe("maybe");
    expect(takes(matcher("[...paths]"))).toBe("maybe");
    expect(takes(`export { config } from "./config";`)).toBe("maybe");
  });
});
