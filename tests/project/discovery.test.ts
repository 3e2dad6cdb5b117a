import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Project } from "../../src/project/contract.js";
import { readProject } from "../../src/project/index.js";
import { BROKEN, HEALTHY, NEXT_16, temporaryFolder, temporaryRepo } from "./temporary-repo.js";

function read(cwd: string, ...paths: string[]): Promise<Project> {
  return readProject({ paths, cwd, wantsCallers: () => false });
}

function requested(project: Project): string[] {
  return project.apps.flatMap((app) =>
    app.routes.filter((route) => route.requested).map((route) => route.path),
  );
}

describe("what the user may name", () => {
  const files = {
    "next.config.ts": "export default {};",
    "middleware.ts": "export function middleware() {}",
    "app/api/tasks/route.ts": BROKEN,
    "app/api/tasks/[id]/route.ts": BROKEN,
    "app/(shop)/api/cart items/route.ts": BROKEN,
    "components/list.tsx": "",
  };
  const all = ["app/(shop)/api/cart items/route.ts", "app/api/tasks/[id]/route.ts", "app/api/tasks/route.ts"];

  test.each([".", "./", "app", "./app/", "app/."])("%j asks for all routes and the config", async (path) => {
    const repo = temporaryRepo(files);
    const project = await read(repo, path);
    expect(project.root).toBe(repo);
    expect(requested(project)).toEqual(all);
    expect(project.apps[0]?.configRequested).toBe(true);
  });

  test("an absolute path", async () => {
    const repo = temporaryRepo(files);
    expect(requested(await read("/", join(repo, "app")))).toEqual(all);
  });

  test("a folder below app asks for its routes only, and brings the rest of the app along", async () => {
    const repo = temporaryRepo(files);
    const project = await read(repo, "app/api/tasks/[id]");
    expect(requested(project)).toEqual(["app/api/tasks/[id]/route.ts"]);
    expect(project.apps).toMatchObject([
      {
        root: "",
        configRequested: false,
        configs: [{ path: "next.config.ts" }],
        middleware: [{ path: "middleware.ts" }],
        packageJson: { path: "package.json" },
      },
    ]);
    expect(project.apps[0]?.routes).toHaveLength(3);
  });

  test.each([
    "app/api/tasks/[id]/route.ts",
    "./app/api/tasks/[id]/route.ts",
    "app\\api\\tasks\\[id]\\route.ts",
  ])("one file: %j", async (path) => {
    const repo = temporaryRepo(files);
    expect(requested(await read(repo, path))).toEqual(["app/api/tasks/[id]/route.ts"]);
  });

  test("groups and spaces are no patterns", async () => {
    const repo = temporaryRepo(files);
    expect(requested(await read(repo, "app/(shop)/api/cart items"))).toEqual(all.slice(0, 1));
  });

  test("from inside the app folder", async () => {
    const repo = temporaryRepo(files);
    const project = await read(join(repo, "app", "api"), ".");
    expect(project.root).toBe(repo);
    expect(requested(project)).toEqual(all.slice(1));
  });

  test("no path is the folder one stands in", async () => {
    const repo = temporaryRepo(files);
    expect(requested(await read(join(repo, "app")))).toEqual(all);
  });

  test("several paths that overlap", async () => {
    const repo = temporaryRepo(files);
    expect(requested(await read(repo, "app/api", "app/api/tasks", "app/api/tasks/route.ts"))).toEqual(
      all.slice(1),
    );
  });

  test("the config alone", async () => {
    const repo = temporaryRepo(files);
    const project = await read(repo, "next.config.ts");
    expect(requested(project)).toEqual([]);
    expect(project.apps[0]?.configRequested).toBe(true);
  });

  test.each([
    ["nowhere", /nowhere doesn't exist/],
    ["components/list.tsx", /neither a route handler nor a next\.config/],
  ])("%j is refused", async (path, message) => {
    const repo = temporaryRepo(files);
    await expect(read(repo, path)).rejects.toThrow(message);
  });

  test("a misnamed file in app, and a file in pages/api", async () => {
    const repo = temporaryRepo({ ...files, "app/api/login.ts": BROKEN, "pages/api/old.ts": BROKEN });
    const named = await read(repo, "app/api/login.ts", "pages/api/old.ts");
    const [app] = named.apps;
    expect(app?.strays).toMatchObject([{ path: "app/api/login.ts", requested: true }]);
    expect(app?.pagesApi).toMatchObject([{ path: "pages/api/old.ts", url: "/api/old", requested: true }]);
    expect((await read(repo, "app/api/tasks")).apps[0]).toMatchObject({
      strays: [{ requested: false }],
      pagesApi: [{ requested: false }],
    });
  });

  test("a folder without a Next.js app", async () => {
    const folder = temporaryFolder({ "package.json": "{}", "app/api/x/route.ts": BROKEN });
    await expect(read(folder, ".")).rejects.toThrow(/no Next\.js app in this folder/);
  });

  test("a bare app folder will do", async () => {
    const folder = temporaryFolder({ "src/app/api/x/route.ts": BROKEN });
    for (const path of [".", "src", "src/app", "src/app/api/x/route.ts"]) {
      expect(
        requested(await read(folder, path)).map((found) => found.endsWith("app/api/x/route.ts")),
      ).toEqual([true]);
    }
  });
});

describe("which apps there are", () => {
  test("a monorepo has one for each app, and packages have none", async () => {
    const repo = temporaryRepo({
      "package.json": JSON.stringify({
        workspaces: ["apps/*", "packages/*"],
        devDependencies: { next: "15" },
      }),
      "apps/web/package.json": NEXT_16,
      "apps/web/app/api/a/route.ts": BROKEN,
      "apps/admin/next.config.mjs": "export default {}",
      "apps/admin/src/app/api/b/route.ts": BROKEN,
      "packages/ui/package.json": "{}",
      "packages/ui/app/route.ts": BROKEN,
    });
    const whole = await read(repo, ".");
    expect(whole.apps.map((app) => [app.root, app.appDir])).toEqual([
      ["apps/admin", "apps/admin/src/app"],
      ["apps/web", "apps/web/app"],
    ]);
    const one = await read(join(repo, "apps/web"), ".");
    expect(one.root).toBe(repo);
    expect(requested(one)).toEqual(["apps/web/app/api/a/route.ts"]);
  });

  test("an app inside of another app's folder keeps its routes", async () => {
    const repo = temporaryRepo({
      "app/api/a/route.ts": BROKEN,
      "examples/demo/package.json": NEXT_16,
      "examples/demo/app/api/a/route.ts": BROKEN,
    });
    const project = await read(repo, ".");
    expect(project.apps.map((app) => app.routes.map((route) => route.path))).toEqual([
      ["app/api/a/route.ts"],
      ["examples/demo/app/api/a/route.ts"],
    ]);
  });

  test("app in the root wins over src/app, as in Next", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN, "src/app/api/b/route.ts": BROKEN });
    expect(requested(await read(repo, "."))).toEqual(["app/api/a/route.ts"]);
  });

  test("hosting files of the app and of the repo are there", async () => {
    const repo = temporaryRepo({
      "package.json": "{}",
      ".github/workflows/pages.yml": "on: push",
      "netlify.toml": "",
      "web/package.json": NEXT_16,
      "web/vercel.json": "{}",
      "web/app/page.tsx": "",
      "docs/vercel.json": "{}",
    });
    const project = await read(repo, "web");
    expect(project.apps[0]?.hosting.map((file) => file.path)).toEqual([
      ".github/workflows/pages.yml",
      "netlify.toml",
      "web/vercel.json",
    ]);
  });
});

describe("which files are routes", () => {
  test("only route.<page extension> outside of private folders", async () => {
    const repo = temporaryRepo({
      "next.config.js": `module.exports = { pageExtensions: ["page.tsx", "api.ts", ".jsx"] }`,
      "app/a/route.api.ts": HEALTHY,
      "app/b/route.jsx": HEALTHY,
      "app/c/route.ts": HEALTHY,
      "app/_lib/route.jsx": HEALTHY,
      "app/d/Route.jsx": HEALTHY,
      "app/e/myroute.jsx": HEALTHY,
      "app/%5Fdata/route.jsx": HEALTHY,
      "app/@modal/(group)/f/route.jsx": HEALTHY,
    });
    const project = await read(repo, ".");
    expect(project.apps[0]?.routes.map((route) => route.url)).toEqual(["/_data", "/f", "/a", "/b"]);
  });

  test("build and out are segments inside app, and output elsewhere", async () => {
    const repo = temporaryRepo({
      "app/api/build/route.ts": BROKEN,
      "app/api/out/dist/route.ts": BROKEN,
      "out/app/api/x/route.ts": BROKEN,
      "node_modules/pkg/app/route.ts": BROKEN,
      "app/node_modules/x/route.ts": BROKEN,
      ".next/server/app/api/x/route.js": BROKEN,
    });
    expect(requested(await read(repo, "."))).toEqual(["app/api/build/route.ts", "app/api/out/dist/route.ts"]);
  });

  test("what git ignores is left out, at any depth", async () => {
    const repo = temporaryRepo({
      ".gitignore": "*.local.ts\n/app/generated/\n/app/kept/*\n!/app/kept/api\n",
      "app/api/.gitignore": "scratch\n",
      "app/api/a/route.ts": BROKEN,
      "app/api/scratch/route.ts": BROKEN,
      "app/generated/route.ts": BROKEN,
      "app/kept/api/route.ts": BROKEN,
      "app/kept/other/route.ts": BROKEN,
      "app/secret/route.ts": BROKEN,
      ".git/info/exclude": "secret/\n",
    });
    expect(requested(await read(repo, "."))).toEqual(["app/api/a/route.ts", "app/kept/api/route.ts"]);
  });

  test("what git ignores is looked at when it is named", async () => {
    const repo = temporaryRepo({ ".gitignore": "generated\n", "app/generated/a/route.ts": BROKEN });
    expect(requested(await read(repo, "app/generated"))).toEqual(["app/generated/a/route.ts"]);
    expect(requested(await read(repo, "app/generated/a/route.ts"))).toEqual(["app/generated/a/route.ts"]);
  });

  test("an app in an ignored folder of another repo is looked at when it is named", async () => {
    const repo = temporaryRepo({
      "package.json": "{}",
      ".gitignore": "tmp/\n",
      "tmp/demo/package.json": NEXT_16,
      "tmp/demo/app/api/a/route.ts": BROKEN,
    });
    expect(requested(await read(join(repo, "tmp/demo"), "."))).toEqual(["tmp/demo/app/api/a/route.ts"]);
  });
});

describe("what lies beside the routes", () => {
  const strays = async (files: Record<string, string>) =>
    (await read(temporaryRepo({ "app/page.tsx": "", ...files }), ".")).apps[0]?.strays.map(
      ({ path }) => path,
    );

  test.each([
    ["another name in an api folder", "app/api/auth/register.ts"],
    ["an index", "app/(shop)/api/users/index.js"],
    ["a page in an api folder", "app/api/users/page.js"],
    ["capitals", "app/api/users/Route.ts"],
    ["an extension that Next doesn't route", "app/api/users/route.mjs"],
    ["a private folder", "app/_internal/users/route.ts"],
    ["middleware in the app folder", "app/api/middleware.ts"],
    ["a second app folder", "src/app/api/users/route.ts"],
    ["a top-level api folder", "api/users.ts"],
    ["middleware in src, where the app is not", "src/middleware.ts"],
  ])("%s is a stray", async (_, path) => {
    expect(await strays({ [path]: BROKEN })).toEqual([path]);
  });

  test.each([
    ["routes", { "app/api/users/route.ts": HEALTHY }],
    ["pages and what belongs to them", { "app/users/page.tsx": "", "app/users/form.tsx": "" }],
    ["conventions of Next", { "app/api/loading.tsx": "", "app/api/opengraph-image.tsx": "" }],
    ["tests and types", { "app/api/users/list.test.ts": "", "app/api/users/api.d.ts": "" }],
    ["a server of its own", { "api/package.json": "{}", "api/users.ts": BROKEN }],
    ["src/app without another", { "src/components/x.ts": "", "middleware.ts": "" }],
  ])("%s are none", async (_, files) => {
    expect(await strays(files as unknown as Record<string, string>)).toEqual([]);
  });

  test("pages of both routers have URLs, but for what is shown along with others", async () => {
    const repo = temporaryRepo({
      "app/(shop)/cart/page.tsx": "",
      "app/@modal/cart/page.tsx": "",
      "app/(.)cart/page.tsx": "",
      "app/page.tsx": "",
      "pages/about/index.jsx": "",
      "pages/_app.tsx": "",
      "pages/api/x.ts": BROKEN,
    });
    expect((await read(repo, ".")).apps[0]?.pages).toEqual([
      { path: "app/(shop)/cart/page.tsx", url: "/cart", router: "app", requested: true },
      { path: "app/page.tsx", url: "/", router: "app", requested: true },
      { path: "pages/about/index.jsx", url: "/about", router: "pages", requested: true },
    ]);
  });
});

describe("who imports a file", () => {
  const importers = async (files: Record<string, string>) => {
    const cwd = temporaryRepo({ "app/api/users/route.ts": HEALTHY, ...files });
    const project = await readProject({
      paths: ["."],
      cwd,
      wantsCallers: () => false,
      wantsImporters: () => true,
    });
    return project.apps[0]?.routes[0]?.importedBy;
  };

  test.each<[string, string, string[] | "all"]>([
    ["a relative path", 'import { list as all } from "../app/api/users/route";', ["list"]],
    ["an alias", 'import users, { type User } from "@/app/api/users/route";', ["default", "User"]],
    ["an alias for the app folder", 'export { list } from "~app/api/users/route.js";', ["list"]],
    ["a namespace", 'import * as users from "../app/api/users/route";', "all"],
    ["a call", 'const { list } = await import("../app/api/users/route");', "all"],
    ["a mock", 'vi.mock("@/app/api/users/route");', "all"],
    ["a file that doesn't parse", 'import { list } from "../app/api/users/route" }}', "all"],
  ])("%s", async (_, text, names) => {
    expect(await importers({ "lib/list.ts": text })).toMatchObject([{ path: "lib/list.ts", names }]);
  });

  test("a file that only hands on what it imports is told", async () => {
    const [site] =
      (await importers({ "lib/list.ts": 'export { GET } from "../app/api/users/route";' })) ?? [];
    expect(site).toEqual({ path: "lib/list.ts", names: ["GET"], handsOn: true });
  });

  test("another file of that name is another file", async () => {
    const text = 'import { list } from "./route";\nimport { x } from "@/app/api/tasks/route";\n';
    expect(await importers({ "lib/list.ts": text })).toEqual([]);
  });
});

describe("symbolic links", () => {
  test("a folder that leads out of the root is not followed, and said", async () => {
    const outside = temporaryFolder({ "secret/route.ts": BROKEN });
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN });
    symlinkSync(join(outside, "secret"), join(repo, "app/api/secret"));
    const project = await read(repo, ".");
    expect(requested(project)).toEqual(["app/api/a/route.ts"]);
    expect(project.problems).toMatchObject([
      { path: "app/api/secret", message: expect.stringContaining("leads out of") },
    ]);
  });

  test("a route file that leads out of the root is left alone", async () => {
    const outside = temporaryFolder({ "route.ts": BROKEN });
    const repo = temporaryRepo({ "app/page.tsx": "" });
    mkdirSync(join(repo, "app/api"));
    symlinkSync(join(outside, "route.ts"), join(repo, "app/api/route.ts"));
    const project = await read(repo, ".");
    expect(requested(project)).toEqual([]);
    expect(project.problems).toHaveLength(1);
  });

  test("a link that is named and leads out of its repo is refused", async () => {
    const outside = temporaryFolder({ "app/route.ts": BROKEN });
    const repo = temporaryRepo({});
    symlinkSync(join(outside, "app"), join(repo, "app"));
    await expect(read(repo, "app")).rejects.toThrow(/symbolic link that leads out of/);
  });

  test("a loop ends", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN });
    symlinkSync(repo, join(repo, "app/api/loop"));
    expect(requested(await read(repo, "."))).toEqual(["app/api/a/route.ts"]);
  });

  test("a link to the repo itself works", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN });
    const elsewhere = temporaryFolder({});
    symlinkSync(repo, join(elsewhere, "link"));
    const project = await read(elsewhere, "link");
    expect(project.root).toBe(repo);
    expect(requested(project)).toEqual(["app/api/a/route.ts"]);
  });
});

describe("files that can't be examined", () => {
  test("binary, other encodings, huge: each is a problem that says what to do", async () => {
    const repo = temporaryRepo({
      "app/binary/route.ts": Buffer.from([0x65, 0x00, 0x66]),
      "app/latin/route.ts": Buffer.from([0x22, 0xe9, 0x22]),
      "app/huge/route.ts": `// ${"x".repeat(5 * 1024 * 1024)}`,
      "app/empty/route.ts": "",
      "app/fine/route.ts": `\uFEFF${HEALTHY}`,
    });
    const project = await read(repo, ".");
    expect(project.problems.map((problem) => problem.message)).toEqual([
      "app/binary/route.ts is not UTF-8 text. Save it as UTF-8, or remove it, then run again.",
      "app/huge/route.ts has 5.0 MB, more than the 5 MB that are examined. Edit it by hand, then run again.",
      "app/latin/route.ts is not UTF-8 text. Save it as UTF-8, or remove it, then run again.",
    ]);
    expect(project.apps[0]?.routes.map((route) => [route.path, route.text.slice(0, 7)])).toEqual([
      ["app/empty/route.ts", ""],
      ["app/fine/route.ts", "\uFEFFexport"],
    ]);
  });

  test.skipIf(process.getuid?.() === 0)("unreadable", async () => {
    const repo = temporaryRepo({ "app/api/a/route.ts": BROKEN, "app/api/b/route.ts": BROKEN });
    chmodSync(join(repo, "app/api/a/route.ts"), 0);
    chmodSync(join(repo, "app/api/b"), 0);
    const project = await read(repo, ".");
    chmodSync(join(repo, "app/api/b"), 0o755);
    expect(project.problems.map((problem) => problem.path)).toEqual(["app/api/a/route.ts", "app/api/b"]);
    expect(project.problems[0]?.message).toContain("permission denied");
  });

  test("a folder called route.ts", async () => {
    const repo = temporaryRepo({ "app/api/route.ts/route.ts": BROKEN });
    expect(requested(await read(repo, "."))).toEqual(["app/api/route.ts/route.ts"]);
  });

  test("a broken next.config is a problem, and the routes are still read", async () => {
    const repo = temporaryRepo({
      "next.config.mjs": "export default {\n  basePath: = \n};",
      "app/api/a/route.ts": BROKEN,
    });
    const project = await read(repo, ".");
    expect(project.problems).toMatchObject([{ path: "next.config.mjs", line: 2, column: 13 }]);
    expect(requested(project)).toEqual(["app/api/a/route.ts"]);
  });
});

describe("the version of Next", () => {
  const next = async (files: Record<string, string>) =>
    (await read(temporaryRepo({ "app/page.tsx": "", "next.config.js": "", ...files }), ".")).apps[0]?.next;
  const range = (version: string) => ({
    "package.json": JSON.stringify({ dependencies: { next: version } }),
  });

  test("the installed one counts", async () => {
    expect(await next({ ...range("^16"), "node_modules/next/package.json": `{"version":"14.2.3"}` })).toBe(
      14,
    );
  });

  test.each([
    ["^14.1.0", 14],
    ["~15.0", 15],
    ["15.0.0-canary.12", 15],
    ["13 || 14", 13],
    ["npm:next@15.1.0", 15],
    ["workspace:^14.0.0", 14],
    ["latest", 16],
    ["canary", 16],
    ["*", 16],
    [">=13", 16],
    ["catalog:", 16],
    ["workspace:*", 16],
    ["", 16],
  ])("%j in package.json is %i", async (version, major) => {
    expect(await next(range(version))).toBe(major);
  });
});

describe("what next.config says", () => {
  const facts = async (name: string, text: string) =>
    (await read(temporaryRepo({ [name]: text, "app/page.tsx": "" }), ".")).apps[0]?.facts;

  test("literals, through identifiers, wrappers and types", async () => {
    const text = `import type { NextConfig } from "next";
const pageExtensions = ["ts", "tsx"];
const config = { basePath: "/docs", pageExtensions, cacheComponents: true } satisfies NextConfig;
export default withMDX(config);`;
    expect(await facts("next.config.ts", text)).toMatchObject({
      pageExtensions: ["ts", "tsx"],
      basePath: "/docs",
      cacheComponents: true,
    });
  });

  test("what would have to be run is left at its default", async () => {
    const text = `module.exports = { basePath: process.env.BASE, pageExtensions: ["js"].concat(more), cacheComponents: !!flag }`;
    expect(await facts("next.config.js", text)).toMatchObject({
      pageExtensions: ["tsx", "ts", "jsx", "js"],
      basePath: "",
      cacheComponents: false,
    });
  });

  test("the config is never executed", async () => {
    const text = `throw new Error("ran"); module.exports = { basePath: "/x" }`;
    expect((await facts("next.config.js", text))?.basePath).toBe("/x");
  });
});
