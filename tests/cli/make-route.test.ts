import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runGit, temporaryFolder, temporaryRepo, textOf, writeFiles } from "../apply/temporary-folder.js";
import { brokenApp, GUESS, MANUAL, SAFE } from "./broken-app.js";
import { ENTER, openTerminal } from "./pseudo-terminal.js";
import { jsonOf, runCli } from "./run-cli.js";

const HEALTHY = `export async function GET(request: Request) {
  return Response.json({ url: request.url });
}
`;

const STATIC = `export const dynamic = "force-static";

export function GET() {
  return Response.json({ version: 3 });
}
`;

const ALIASED = `{
  // Next.js reads comments here, too.
  "compilerOptions": { "paths": { "@/*": ["./*"] } },
}
`;

const app: Record<string, string> = {
  ...brokenApp,
  "tsconfig.json": ALIASED,
  "app/api/health/route.ts": HEALTHY,
  "app/api/tasks/[id]/route.ts": SAFE,
};

const style = ["--style", "make-route"];
const changed = (root: string) =>
  runGit(root, "status", "--porcelain", "-uall")
    .trim()
    .split("\n")
    .map((line) => line.trim());

describe("--style make-route", () => {
  it("writes healthy and repaired routes as maps, and the helper once", () => {
    const root = temporaryRepo(app);
    const { code, stdout } = runCli(root, [...style, "--yes"]);
    expect(code, stdout).toBe(0);
    expect(changed(root)).toEqual([
      "M app/api/health/route.ts",
      "M app/api/tasks/[id]/route.ts",
      "?? lib/route.ts",
    ]);
    for (const path of ["app/api/health/route.ts", "app/api/tasks/[id]/route.ts"]) {
      expect(textOf(root, path)).toMatch(
        /import \{ makeRoute \} from "@\/lib\/route";[\s\S]*= makeRoute\(\{\n {2}GET: /,
      );
    }
    expect(textOf(root, "lib/route.ts")).toContain("export function makeRoute<");
    expect(runCli(root, ["check"]).code).toBe(0);
    const again = runCli(root, [...style, "--yes", "--allow-dirty"]);
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining("Nothing to repair")]);
  });

  it("finds nothing in healthy routes unless it is asked for", () => {
    const root = temporaryRepo({ ...app, "app/api/tasks/[id]/route.ts": HEALTHY });
    expect(runCli(root, ["check"]).code).toBe(0);
    expect(runCli(root, ["--yes"]).stdout).toContain("Nothing to repair");
    expect(runCli(root, ["check", ...style]).code).toBe(2);
    expect(runCli(root, style).code).toBe(1);
    expect(changed(root)).toEqual([""]);
  });

  it("makes a patch that git takes, new file included; undo takes a run back", () => {
    const [root, other] = [temporaryRepo(app), temporaryRepo(app)];
    const { stdout: patch, stderr } = runCli(root, [...style, "--dry-run"]);
    expect(stderr).toContain("js --style=make-route --yes");
    writeFiles(join(root, ".git"), { "made.patch": patch });
    runGit(root, "apply", ".git/made.patch");
    expect(runCli(other, [...style, "--yes"]).code).toBe(0);
    for (const path of ["app/api/health/route.ts", "app/api/tasks/[id]/route.ts", "lib/route.ts"]) {
      expect(textOf(root, path)).toBe(textOf(other, path));
    }
    expect(runCli(other, ["undo"]).code).toBe(0);
    expect(changed(other)).toEqual([""]);
    expect(existsSync(join(other, "lib/route.ts"))).toBe(false);
  });

  it("takes --rule and --skip: repaired routes only, or healthy ones only", () => {
    const root = temporaryRepo(app);
    expect(runCli(root, [...style, "--yes", "--skip", "make-route"]).code).toBe(0);
    expect(changed(root)).toEqual(["M app/api/tasks/[id]/route.ts", "?? lib/route.ts"]);
    const other = temporaryRepo(app);
    expect(runCli(other, [...style, "--yes", "--rule", "make-route"]).code).toBe(0);
    expect(changed(other)).toEqual(["M app/api/health/route.ts", "?? lib/route.ts"]);
    const alone = runCli(other, ["--rule", "make-route"]);
    expect([alone.code, alone.stderr]).toEqual([2, expect.stringContaining("add --style make-route")]);
    const unknown = runCli(other, ["--style", "makeroute"]);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("There is: make-route")]);
  });

  it("leaves alone what would answer otherwise, says why, and doesn't fail for it", () => {
    const root = temporaryRepo({ ...brokenApp, "app/api/version/route.ts": STATIC });
    const result = runCli(root, [...style, "--yes", "--format", "json"]);
    expect(result.code).toBe(0);
    expect(jsonOf(result).files).toMatchObject([
      { path: "app/api/version/route.ts", rule: "make-route", outcome: "manual", severity: "info", line: 3 },
    ]);
    expect(changed(root)).toEqual([""]);
  });

  it("leaves a broken route that can't be repaired to its own rule", () => {
    const root = temporaryRepo({ ...brokenApp, "app/api/files/route.ts": MANUAL });
    const { code, stdout } = runCli(root, [...style, "--yes", "--format", "json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).files.map((file: { rule: string }) => file.rule)).toEqual(["default-export"]);
    expect(changed(root)).toEqual([""]);
  });

  it("writes no helper where what needs it is left: unsafe, or with uncommitted changes", () => {
    const root = temporaryRepo({ ...brokenApp, "app/api/guess/route.ts": GUESS });
    const left = runCli(root, [...style, "--yes"]);
    expect([left.code, left.stdout]).toEqual([
      1,
      expect.stringContaining("It is there for files that are left"),
    ]);
    expect(changed(root)).toEqual([""]);
    writeFiles(root, { "app/api/guess/route.ts": `${GUESS}\n// not committed\n` });
    expect(runCli(root, [...style, "--yes", "--unsafe"]).code).toBe(1);
    expect(changed(root)).toEqual(["M app/api/guess/route.ts"]);
    expect(runCli(root, [...style, "--yes", "--unsafe", "--allow-dirty"]).code).toBe(0);
    expect(textOf(root, "app/api/guess/route.ts")).toContain("= makeRoute({");
    expect(existsSync(join(root, "lib/route.ts"))).toBe(true);
  });

  it("applies a selection of a plan with the helper that it needs", () => {
    const root = temporaryRepo(app);
    const folder = temporaryFolder();
    const [plan, only] = [join(folder, "p.json"), join(folder, "s.json")];
    expect(runCli(root, [...style, "--plan", plan]).code).toBe(1);
    const [repo] = JSON.parse(textOf(folder, "p.json")).repos;
    const { path, hash } = repo.changes.find((change: { path: string }) => change.path.includes("health"));
    const accepted = [{ repo: repo.name, path, hash }];
    writeFiles(folder, {
      "s.json": JSON.stringify({ kind: "route-codemod-selection", version: 1, accepted }),
    });
    const result = runCli(root, ["apply", plan, "--only", only]);
    expect(result.code, result.stderr).toBe(0);
    expect(changed(root)).toEqual(["M app/api/health/route.ts", "?? lib/route.ts"]);
  });

  it("goes through a batch, with a commit that tells what it is", () => {
    const root = temporaryRepo({ ...app, "app/api/tasks/[id]/route.ts": HEALTHY });
    const state = join(temporaryFolder(), "state");
    const result = runCli(root, ["batch", root, ...style, "--commit", "--state", state]);
    expect(result.code, result.stdout + result.stderr).toBe(0);
    expect(runGit(root, "log", "-1", "--format=%s").trim()).toBe("Write API routes as typed maps of methods");
    expect(runGit(root, "show", "--name-only", "--format=").trim().split("\n")).toContain("lib/route.ts");
    expect(changed(root)).toEqual([""]);
  });

  it("asks about routes, not about the helper, and names the same run in the end", async () => {
    const root = temporaryRepo(app);
    const terminal = openTerminal(root, style);
    await terminal.sees("2 can be repaired safely");
    await terminal.sees("? 1/2 ");
    terminal.types(`y${ENTER}`);
    await terminal.sees("? 2/2 ");
    terminal.types(`n${ENTER}`);
    expect(await terminal.ends()).toBe(1);
    expect(changed(root)).toEqual(["M app/api/health/route.ts", "?? lib/route.ts"]);
    expect(terminal.screen()).toContain("js --yes --style=make-route app/api/health/route.ts");
  });

  it("writes nothing where all is refused in the wizard", async () => {
    const root = temporaryRepo(app);
    const terminal = openTerminal(root, style);
    await terminal.sees("? 1/2 ");
    terminal.types(`n${ENTER}`);
    await terminal.sees("? 2/2 ");
    terminal.types(`n${ENTER}`);
    expect(await terminal.ends()).toBe(1);
    expect(changed(root)).toEqual([""]);
  });
});

describe("the helper's place", () => {
  const converted = (files: Record<string, string>) => {
    const root = temporaryRepo({ "package.json": brokenApp["package.json"]!, ...files });
    const { code, stdout } = runCli(root, [...style, "--yes"]);
    const route = Object.keys(files).find((path) => /\/route\.[jt]s$/.test(path) && path.includes("api"))!;
    const [, from] = /import \{ makeRoute \} from ["'](.+?)["']/.exec(textOf(root, route)) ?? [];
    const made = changed(root)
      .filter((line) => line.startsWith("??"))
      .map((line) => line.slice(3));
    return { code, stdout, from, made };
  };
  const config = (paths: object, more: object = {}) =>
    JSON.stringify({ compilerOptions: { ...more, paths } });

  it.each([
    [
      "an alias for src",
      { "tsconfig.json": config({ "@/*": ["./src/*"] }), "src/app/api/x/route.ts": HEALTHY },
      "src/lib/route.ts",
      "@/lib/route",
    ],
    [
      "an alias with a baseUrl",
      { "tsconfig.json": config({ "~/*": ["*"] }, { baseUrl: "src" }), "src/app/api/x/route.ts": HEALTHY },
      "src/lib/route.ts",
      "~/lib/route",
    ],
    [
      "an alias for lib itself",
      {
        "tsconfig.json": config({ "@lib/*": ["./source/lib/*"] }),
        "app/api/x/route.ts": HEALTHY,
        "source/lib/db.ts": "",
      },
      "source/lib/route.ts",
      "@lib/route",
    ],
    [
      "a longer alias that leads elsewhere",
      {
        "tsconfig.json": config({ "@/*": ["./*"], "@/lib/*": ["./shared/*"] }),
        "app/api/x/route.ts": HEALTHY,
        "lib/db.ts": "",
      },
      "lib/route.ts",
      "../../../lib/route",
    ],
    [
      "an alias for the routes' own folder",
      { "tsconfig.json": config({ "@/*": ["./app/*"] }), "app/api/x/route.ts": HEALTHY },
      "lib/route.ts",
      "../../../lib/route",
    ],
    [
      "no alias",
      { "tsconfig.json": "{}", "src/app/api/x/route.ts": HEALTHY },
      "src/lib/route.ts",
      "../../../lib/route",
    ],
    [
      "JavaScript with a jsconfig",
      { "jsconfig.json": config({ "@/*": ["./*"] }), "app/api/x/route.js": HEALTHY.replace(": Request", "") },
      "lib/route.js",
      "@/lib/route",
    ],
    [
      "JavaScript without one",
      { "app/api/x/route.js": HEALTHY.replace(": Request", "") },
      "lib/route.js",
      "../../../lib/route",
    ],
    [
      "another lib/route",
      {
        "tsconfig.json": ALIASED,
        "app/api/x/route.ts": HEALTHY,
        "lib/route.ts": "export const route = 1;\n",
      },
      "lib/make-route.ts",
      "@/lib/make-route",
    ],
    [
      "a folder lib/route",
      {
        "tsconfig.json": ALIASED,
        "app/api/x/route.ts": HEALTHY,
        "lib/route/index.ts": "export const route = 1;\n",
      },
      "lib/make-route.ts",
      "@/lib/make-route",
    ],
  ])("with %s", (_, files, path, from) => {
    expect(converted(files)).toMatchObject({ code: 0, made: [path], from });
  });

  it("is that of the helper which is there, as somebody changed it", () => {
    const helper = `import type { Handler } from "./types";

export const makeRoute = (handlers: Record<string, Handler>) => {
  const headers = { Allow: Object.keys(handlers).join(), "Access-Control-Allow-Origin": "*" };
  return { ...handlers, OPTIONS: () => new Response(null, { headers }), notAllowed: () => new Response(null, { status: 405, headers }) };
};
`;
    const files = { "tsconfig.json": ALIASED, "app/api/x/route.ts": HEALTHY, "lib/make-route.ts": helper };
    expect(converted(files)).toMatchObject({ code: 0, made: [], from: "@/lib/make-route" });
  });

  it("is none where both names are taken: every route stays as it is", () => {
    const files = {
      ...{ "tsconfig.json": ALIASED, "app/api/x/route.ts": HEALTHY },
      ...{ "lib/route.ts": "export {};\n", "lib/make-route.js": "export {};\n" },
    };
    const { code, stdout, from, made } = converted(files);
    expect([code, from, made]).toEqual([0, undefined, []]);
    expect(stdout.replace(/\s+/g, " ")).toContain("lib/route and lib/make-route are other modules already");
  });

  it("has the types of the app's Next.js", () => {
    const helperOf = (next: string) => {
      const root = temporaryRepo({ ...app, "package.json": `{ "dependencies": { "next": "${next}" } }\n` });
      expect(runCli(root, [...style, "--yes"]).code).toBe(0);
      return textOf(root, "lib/route.ts");
    };
    expect(helperOf("14.2.0")).toContain("  params: P;");
    expect(helperOf("15.1.0")).toContain("  params: Promise<P>;");
  });
});
