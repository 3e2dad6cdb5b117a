import { describe, expect, it } from "vitest";
import { parseModule } from "../../src/project/parse.js";
import { destinationWith, paramsIn, readConfigRoutes } from "../../src/routing/index.js";

const read = (text: string) => readConfigRoutes(parseModule(text, "next.config.js"), "next.config.js");

describe("the rewrites and redirects of a next.config", () => {
  it("are read through wrappers, constants and both forms", () => {
    const routes = read(`const OLD = "/api/old";
      const nextConfig = {
        async redirects() {
          return [{ source: \`\${OLD}/:path*\`, destination: "/api/:path*", statusCode: 302 }];
        },
        rewrites: async () => ({ beforeFiles: [{ source: "/api/x", destination: "/api/y" }], fallback }),
      };
      const fallback = [{ source: "/:path*", destination: \`\${process.env.OLD_SITE}/:path*\` }];
      module.exports = withMDX(nextConfig);`);
    expect(routes).toMatchObject({
      redirects: [{ source: "/api/old/:path*", destination: "/api/:path*", status: 302, unsure: false }],
      beforeFiles: [{ source: "/api/x", destination: "/api/y" }],
      afterFiles: [],
      fallback: [{ source: "/:path*", destination: "https://…/:path*" }],
      open: false,
    });
    expect(routes.redirects[0]?.statusAt).toBeDefined();
  });

  it("are left out where the environment or another file decides", () => {
    expect(
      read(`import { more } from "./routes.mjs";
        export default { rewrites: () => [...more, { source: "/a", destination: "/b" }] };`),
    ).toMatchObject({ afterFiles: [{ source: "/a", unsure: true }], open: true });
    expect(
      read(`export default { async rewrites() {
        if (process.env.MOCK) return [{ source: "/api/:path*", destination: "/mock/:path*" }];
        return [];
      } };`),
    ).toMatchObject({ afterFiles: [], open: true });
  });
});

describe("a source", () => {
  it("takes paths as Next's does", () => {
    expect(paramsIn("/api/old/:path*", "/api/old/a/b")).toEqual({ path: ["a", "b"] });
    expect(paramsIn("/api/old/:path*", "/api/old")).toEqual({});
    expect(paramsIn("/api/:id(\\d+)", "/api/x")).toBe(false);
    expect(paramsIn("/API/x", "/api/x/")).toEqual({});
    expect(paramsIn("/api/(", "/api/x")).toBeUndefined();
  });

  it("fills its destination", () => {
    expect(destinationWith("/api/:path*?from=:path*", { path: ["a", "b"] })).toEqual({
      external: false,
      path: "/api/a/b",
    });
    expect(destinationWith("https://api.example.com/:path*", {})).toEqual({ external: true, path: "" });
    expect(destinationWith("/api/:missing", {})).toBeUndefined();
  });
});
