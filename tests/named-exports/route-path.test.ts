import { expect, it } from "vitest";
import { routeParams, routeSegments } from "./route-path.js";

it("a route's segments are its folders below app, without groups and slots", () => {
  expect(routeSegments("apps/web/src/app/(shop)/api/@modal/tasks/[id]/route.ts")).toEqual([
    "api",
    "tasks",
    { name: "id", kind: "single" },
  ]);
  expect(routeSegments("app/api/[...slug]/route.js")).toEqual(["api", { name: "slug", kind: "catch-all" }]);
  expect(routeSegments("app/[[...slug]]/route.js")).toEqual([{ name: "slug", kind: "optional-catch-all" }]);
});

it("path parameters come decoded from the URL, and an optional one may be absent", () => {
  expect(routeParams("app/api/[team]/[id]/route.ts", "/api/a/b%2Fc%20d?id=9")).toEqual({
    team: "a",
    id: "b/c d",
  });
  expect(routeParams("app/api/[...slug]/route.ts", "/api/a/b")).toEqual({ slug: ["a", "b"] });
  expect(routeParams("app/api/[[...slug]]/route.ts", "/api")).toEqual({});
});

it("a URL that leads elsewhere is a mistake in the fixture", () => {
  for (const url of ["/api/tasks", "/api/task/1", "/api/tasks/1/more"]) {
    expect(() => routeParams("app/api/tasks/[id]/route.ts", url)).toThrow("doesn't lead to");
  }
  expect(() => routeParams("app/api/[...slug]/route.ts", "/api")).toThrow("doesn't lead to");
});
