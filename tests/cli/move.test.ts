import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commitAll, runGit, temporaryFolder, temporaryRepo, textOf } from "../apply/temporary-folder.js";
import { jsonOf, runCli } from "./run-cli.js";

const REGISTER = `import { createUser } from "../../../lib/users";

export default async function handler(req, res) {
  if (req.method !== "POST") return res.status(405).end();
  return res.status(201).json(await createUser(req.body.name));
}
`;
const HEALTH = `export async function GET() {
  return Response.json({ ok: true });
}
`;

const REPO = {
  "package.json": JSON.stringify({ dependencies: { next: "16.0.0" } }),
  "lib/users.js": "export const createUser = async (name) => ({ id: 1, name });\n",
  "app/api/auth/register.js": REGISTER,
  "app/api/health[probe].js": HEALTH,
  "app/sign-up/page.js": `export default function Page() {
  const send = () => fetch("/api/auth/register", { method: "POST", body: JSON.stringify({ name: "Ada" }) });
  return <button onClick={send}>Sign up</button>;
}
`,
};
const SAFE_MOVE = ["app/api/auth/register.js", "app/api/auth/register/route.js"] as const;
const UNSAFE_MOVE = ["app/api/health[probe].js", "app/api/health/[probe]/route.js"] as const;

const lies = (root: string, [from, to]: readonly [string, string]) =>
  [from, to].filter((path) => existsSync(join(root, path)));

describe("a handler in the wrong place", () => {
  it("is moved by --yes where a call requests it, and undo brings it back", () => {
    const root = temporaryRepo(REPO);
    const result = runCli(root, ["--yes", "--format", "json"]);
    expect(result.code).toBe(1);
    expect(
      jsonOf(result).files.map((file) => [file.path, file.outcome, (file as { movedTo?: string }).movedTo]),
    ).toEqual([
      [SAFE_MOVE[0], "fixed", SAFE_MOVE[1]],
      [UNSAFE_MOVE[0], "unchanged", UNSAFE_MOVE[1]],
    ]);
    expect(lies(root, SAFE_MOVE)).toEqual([SAFE_MOVE[1]]);
    expect(lies(root, UNSAFE_MOVE)).toEqual([UNSAFE_MOVE[0]]);
    const text = textOf(root, SAFE_MOVE[1]);
    expect(text).toContain('from "../../../../lib/users"');
    expect(text).toContain("export async function POST(");

    expect(runCli(root, ["undo"]).stdout).toContain("1 restored, 1 removed");
    expect(runGit(root, "status", "--porcelain")).toBe("");
  });

  it("is moved on an assumption by --unsafe; the next run finds nothing", () => {
    const root = temporaryRepo(REPO);
    expect(runCli(root, ["--yes", "--unsafe"]).code).toBe(0);
    expect(lies(root, UNSAFE_MOVE)).toEqual([UNSAFE_MOVE[1]]);
    expect(textOf(root, UNSAFE_MOVE[1])).toBe(HEALTH);
    expect(runCli(root, ["--unsafe"]).stdout).toContain("Nothing to repair");
  });

  it("moves the same by a patch", () => {
    const [patched, written] = [temporaryRepo(REPO), temporaryRepo(REPO)];
    const patch = runCli(patched, ["--unsafe", "--dry-run"]).stdout;
    execFileSync("git", ["apply", "--index"], { cwd: patched, input: patch });
    runCli(written, ["--unsafe", "--yes"]);
    runGit(written, "add", "-A");
    const tree = (root: string) => runGit(root, "write-tree");
    expect(tree(patched)).toBe(tree(written));
  });

  it("moves by a plan, elsewhere and later, and only what was selected", () => {
    const root = temporaryRepo(REPO);
    runCli(root, ["--unsafe", "--plan", "plan.json"]);
    const plan = JSON.parse(textOf(root, "plan.json"));
    const [repo] = plan.repos;
    const here = temporaryRepo(REPO);
    const select = (path: string) => {
      const change = repo.changes.find((one: { path: string }) => one.path === path);
      return { repo: repo.name, path, hash: change.hash };
    };
    const folder = temporaryFolder({
      "plan.json": JSON.stringify(plan),
      "selection.json": JSON.stringify({
        ...{ kind: "route-codemod-selection", version: 1 },
        accepted: [select(UNSAFE_MOVE[0])],
      }),
    });
    const [planFile, selection] = [join(folder, "plan.json"), join(folder, "selection.json")];
    const only = runCli(here, ["apply", planFile, "--root", here, "--only", selection, "--unsafe"]);
    expect(only.code, only.stdout + only.stderr).toBe(0);
    expect(only.stdout).toMatch(/^Undo: (?:npx route-codemod|node \S+) undo \d+-\d+$/m);
    expect([lies(here, SAFE_MOVE), lies(here, UNSAFE_MOVE)]).toEqual([[SAFE_MOVE[0]], [UNSAFE_MOVE[1]]]);

    // What is done already is done.
    commitAll(here);
    expect(runCli(here, ["apply", planFile, "--root", here, "--unsafe"]).code).toBe(0);
    expect([lies(here, SAFE_MOVE), lies(here, UNSAFE_MOVE)]).toEqual([[SAFE_MOVE[1]], [UNSAFE_MOVE[1]]]);
  });

  it("stays when a plan would lead it out of the repo", () => {
    const root = temporaryRepo(REPO);
    runCli(root, ["--plan", "plan.json"]);
    const plan = JSON.parse(textOf(root, "plan.json"));
    plan.repos[0].changes[0].movedTo = "../elsewhere.js";
    writeFileSync(join(root, "plan.json"), JSON.stringify(plan));
    const { code, stderr } = runCli(root, ["apply", "plan.json"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("lacks a field")]);
    expect(lies(root, SAFE_MOVE)).toEqual([SAFE_MOVE[0]]);
  });

  it("stays while it has uncommitted changes, unless --allow-dirty", () => {
    const root = temporaryRepo(REPO);
    writeFileSync(join(root, SAFE_MOVE[0]), `${REGISTER}// note\n`);
    expect(jsonOf(runCli(root, ["--yes", "--format=json"])).files[0]).toMatchObject({
      outcome: "unchanged",
      reason: expect.stringContaining("uncommitted"),
    });
    runCli(root, ["--yes", "--allow-dirty"]);
    expect(lies(root, SAFE_MOVE)).toEqual([SAFE_MOVE[1]]);
  });

  it("comes out in the style that was asked for", () => {
    const root = temporaryRepo(REPO);
    const style = ["--unsafe", "--style", "make-route"];
    const result = runCli(root, ["--yes", ...style]);
    expect(result.code, result.stdout).toBe(0);
    for (const [, path] of [SAFE_MOVE, UNSAFE_MOVE]) expect(textOf(root, path)).toContain("makeRoute({");
    expect(runCli(root, ["--dry-run", ...style]).stdout).toBe("");
    expect(runCli(root, ["undo"]).code).toBe(0);
    expect(runGit(root, "status", "--porcelain")).toBe("");
  });

  it("shows as a rename on the review page", () => {
    const root = temporaryRepo(REPO);
    runCli(root, ["--html", "review.html"]);
    expect(textOf(root, "review.html")).toContain(`rename to ${SAFE_MOVE[1]}`);
  });
});
