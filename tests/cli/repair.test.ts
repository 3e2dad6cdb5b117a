import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runGit, temporaryFolder, temporaryRepo, textOf, writeFiles } from "../apply/temporary-folder.js";
import { brokenApp, fineApp, GUESS, MANUAL, mixedApp, SAFE, safeApp } from "./broken-app.js";
import { jsonOf, runCli } from "./run-cli.js";

const outcomes = (result: ReturnType<typeof runCli>) =>
  Object.fromEntries(jsonOf(result).files.map((file) => [file.path, file.outcome]));

describe("without a terminal", () => {
  it("only reports: no prompt, nothing written, exit 1", () => {
    const root = temporaryRepo(mixedApp);
    const { code, stdout, stderr } = runCli(root, []);
    expect([code, stderr]).toEqual([1, ""]);
    expect(stdout).toContain("app/api/tasks/route.ts:1:1  default-export  safe  GET\n");
    expect(stdout).toMatch(/app\/api\/files\/route\.ts:\d+:\d+ {2}default-export {2}manual\n/);
    expect(stdout).toContain("4 findings: 2 can be fixed, 1 left as it is, 1 to do by hand.");
    expect(runGit(root, "status", "--porcelain")).toBe("");
  });

  it("exits with 0 when all is fine, and says what it looked at", () => {
    const { code, stdout } = runCli(temporaryRepo(fineApp), []);
    expect(code).toBe(0);
    expect(stdout).toContain("Nothing to repair: 1 file examined, all fine.");
  });

  it("names the commands that go on from there", () => {
    const root = temporaryRepo({
      "my app/package.json": brokenApp["package.json"]!,
      "my app/app/api/a/route.ts": SAFE,
    });
    const { stdout } = runCli(root, ["my app"]);
    const command = /^Repair: +(?:npx route-codemod|node \S+) (.*)$/m.exec(stdout)?.[1];
    expect(command).toBe("--yes 'my app'");
  });
});

describe("check", () => {
  it("exits with 1 while something is broken, and with 0 after the repair", () => {
    const root = temporaryRepo(safeApp);
    expect(runCli(root, ["check"]).code).toBe(1);
    expect(runCli(root, ["--yes"]).code).toBe(0);
    expect(runCli(root, ["check"]).code).toBe(0);
  });

  it("takes paths, rules and a format", () => {
    const root = temporaryRepo(mixedApp);
    const result = runCli(root, ["check", "--format", "json", "--rule", "default-export", "app/api/guess"]);
    expect(result.code).toBe(1);
    expect(outcomes(result)).toEqual({ "app/api/guess/route.ts": "unchanged" });
  });

  it("leaves rules out", () => {
    const root = temporaryRepo(safeApp);
    const result = runCli(root, ["check", "--skip", "default-export", "--format=json"]);
    expect(result.code).toBe(0);
    expect(jsonOf(result).files).toEqual([]);
  });
});

describe("--dry-run", () => {
  it("prints a patch that git applies and that gives what --yes writes; writes nothing itself", () => {
    const root = temporaryRepo(safeApp);
    const { code, stdout, stderr } = runCli(root, ["-d"]);
    expect(code).toBe(1);
    expect(stderr).toContain("2 findings: 2 can be fixed.");
    expect(runGit(root, "status", "--porcelain")).toBe("");

    const other = temporaryRepo(safeApp);
    expect(runCli(other, ["--yes"]).code).toBe(0);
    execFileSync("git", ["apply"], { cwd: root, input: stdout });
    for (const path of ["app/api/tasks/route.ts", "app/api/tasks/[id]/route.ts"]) {
      expect(textOf(root, path)).toBe(textOf(other, path));
      expect(textOf(root, path)).not.toBe(SAFE);
    }
  });

  it("gives a patch for CRLF files too", () => {
    const crlf = SAFE.replaceAll("\n", "\r\n");
    const root = temporaryFolder({ ...brokenApp, "app/api/tasks/route.ts": crlf });
    const { stdout } = runCli(root, ["--dry-run"]);
    execFileSync("git", ["apply"], { cwd: root, input: stdout });
    const text = textOf(root, "app/api/tasks/route.ts");
    expect(text).toContain("export async function GET");
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");
  });

  it("shows what rests on an assumption only with --unsafe", () => {
    const root = temporaryRepo({ ...brokenApp, "app/api/guess/route.ts": GUESS });
    const without = runCli(root, ["--dry-run"]);
    expect([without.code, without.stdout]).toEqual([1, ""]);
    expect(without.stderr).toContain("--unsafe");
    const shown = runCli(root, ["--dry-run", "--unsafe"]);
    expect([shown.code, shown.stdout.includes("+export async function POST")]).toEqual([1, true]);
  });

  it("shows the diff of files with uncommitted changes, and says what writing them needs", () => {
    const root = temporaryRepo(brokenApp);
    writeFiles(root, { "app/api/tasks/route.ts": SAFE });
    const { code, stdout, stderr } = runCli(root, ["--dry-run"]);
    expect(code).toBe(1);
    expect(stdout).toContain("+export async function GET");
    expect(stderr.replace(/\s+/g, " ")).toContain(
      "not committed to git yet. To write it, commit it first or add --allow-dirty.",
    );
  });

  it("wins over --yes", () => {
    const root = temporaryRepo(safeApp);
    expect(runCli(root, ["--dry-run", "--yes"]).code).toBe(1);
    expect(textOf(root, "app/api/tasks/route.ts")).toBe(SAFE);
  });

  it("prints nothing on stdout and exits with 0 when all is fine", () => {
    const { code, stdout } = runCli(temporaryRepo(fineApp), ["--dry-run"]);
    expect([code, stdout]).toEqual([0, ""]);
  });
});

describe("--yes", () => {
  it("writes the safe fixes, leaves the rest, and exits with 1 for it", () => {
    const root = temporaryRepo(mixedApp);
    const { code, stdout } = runCli(root, ["--yes"]);
    expect(code).toBe(1);
    expect(stdout).toContain("app/api/tasks/route.ts:1:1  default-export  safe  fixed  GET\n");
    expect(stdout).toContain("4 findings: 2 fixed, 1 left as it is, 1 to do by hand.");
    expect(stdout).toMatch(/^Undo: +(?:npx route-codemod|node \S+) undo \d{8}-\d{6}$/m);
    expect(textOf(root, "app/api/tasks/route.ts")).toContain("export async function GET");
    expect(textOf(root, "app/api/guess/route.ts")).toBe(GUESS);
    expect(textOf(root, "app/api/files/route.ts")).toBe(MANUAL);
  });

  it("exits with 0 when everything is fixed, and finds nothing on a second run", () => {
    const root = temporaryRepo(safeApp);
    expect(runCli(root, ["-y"]).code).toBe(0);
    const again = runCli(root, ["-y"]);
    expect(again.code).toBe(0);
    expect(again.stdout).toContain("Nothing to repair");
    expect(again.stdout).not.toContain("Undo");
  });

  it("writes assumptions with --unsafe", () => {
    const root = temporaryRepo({ ...brokenApp, "app/api/guess/route.ts": GUESS });
    expect(runCli(root, ["--yes", "--unsafe"]).code).toBe(0);
    expect(textOf(root, "app/api/guess/route.ts")).toContain("export async function POST");
  });

  it("takes the methods of handlers that don't tell from --methods", () => {
    const root = temporaryRepo({ ...brokenApp, "app/api/guess/route.ts": GUESS });
    expect(runCli(root, ["--yes", "--unsafe", "--methods", "put,patch"]).code).toBe(0);
    const text = textOf(root, "app/api/guess/route.ts");
    expect(text).toContain("PUT");
    expect(text).toContain("PATCH");
    expect(text).not.toContain("POST");
  });

  it("leaves files with uncommitted changes alone, and says so", () => {
    const root = temporaryRepo(safeApp);
    const mine = `// mine\n${SAFE}`;
    writeFiles(root, { "app/api/tasks/route.ts": mine });
    const { code, stdout } = runCli(root, ["--yes"]);
    expect(code).toBe(1);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "> Left as it is. It has uncommitted changes. Commit it first, or add --allow-dirty.",
    );
    expect(textOf(root, "app/api/tasks/route.ts")).toBe(mine);
    expect(textOf(root, "app/api/tasks/[id]/route.ts")).not.toBe(SAFE);
  });

  it("writes them with --allow-dirty", () => {
    const root = temporaryRepo(brokenApp);
    writeFiles(root, { "app/api/tasks/route.ts": SAFE });
    expect(runCli(root, ["--yes"]).code).toBe(1);
    expect(runCli(root, ["--yes", "--allow-dirty"]).code).toBe(0);
  });

  it("needs no git", () => {
    const root = temporaryFolder(safeApp);
    expect(runCli(root, ["--yes"]).code).toBe(0);
    expect(textOf(root, "app/api/tasks/route.ts")).not.toBe(SAFE);
    expect(runCli(root, ["undo"]).code).toBe(0);
    expect(textOf(root, "app/api/tasks/route.ts")).toBe(SAFE);
  });

  it("works where git is not installed although the folder is a repository", () => {
    const root = temporaryRepo(safeApp);
    const env = { PATH: temporaryFolder() };
    expect(runCli(root, ["--yes"], { env }).code).toBe(0);
    expect(runCli(root, ["undo"], { env }).code).toBe(0);
    expect(textOf(root, "app/api/tasks/route.ts")).toBe(SAFE);
  });
});

describe("undo", () => {
  it("takes a run back by the id that it printed", () => {
    const root = temporaryRepo(safeApp);
    const id = /undo (\S+)/.exec(runCli(root, ["--yes"]).stdout)![1]!;
    const { code, stdout } = runCli(root, ["undo", id]);
    expect(code).toBe(0);
    expect(stdout).toContain(`Run ${id}: 2 restored.`);
    expect(runGit(root, "status", "--porcelain")).toBe("");
  });

  it("exits with 1 where a file was changed since, and obeys --force", () => {
    const root = temporaryRepo(safeApp);
    runCli(root, ["--yes"]);
    writeFiles(root, { "app/api/tasks/route.ts": "mine" });
    const { code, stdout } = runCli(root, ["undo"]);
    expect(code).toBe(1);
    expect(stdout).toContain("left      app/api/tasks/route.ts");
    expect(textOf(root, "app/api/tasks/route.ts")).toBe("mine");
    expect(runCli(root, ["undo", "--force"]).code).toBe(0);
    expect(textOf(root, "app/api/tasks/route.ts")).toBe(SAFE);
  });

  it("is printed in a form that works from where the run was made", () => {
    const root = temporaryFolder({
      ...Object.fromEntries(Object.entries(safeApp).map(([path, text]) => [`my app/${path}`, text])),
    });
    const { stdout } = runCli(root, ["--yes", "my app"]);
    const undo = /^Undo: +(?:npx route-codemod|node \S+) (.*)$/m.exec(stdout)![1]!;
    const args = execFileSync("sh", ["-c", `printf '%s\\n' ${undo}`], { encoding: "utf8" })
      .trim()
      .split("\n");
    expect(runCli(root, args).code).toBe(0);
    expect(textOf(root, "my app/app/api/tasks/route.ts")).toBe(SAFE);
  });
});

describe("--format json", () => {
  it("prints one object and nothing else, for every way to run", () => {
    for (const args of [[], ["--dry-run"], ["--yes"], ["check"]]) {
      const root = temporaryRepo(mixedApp);
      const result = runCli(root, [...args, "--format", "json"]);
      expect([result.code, result.stderr]).toEqual([1, ""]);
      const json = jsonOf(result);
      expect(json).toMatchObject({ version: 1, root });
      const { findings, fixed, wouldFix, unchanged, manual, failed } = json.summary;
      expect(findings).toBe(json.files.length);
      expect(fixed + wouldFix + unchanged + manual + failed).toBe(findings);
    }
  });

  it("tells what became of each finding", () => {
    const root = temporaryRepo(mixedApp);
    expect(outcomes(runCli(root, ["--format", "json"]))).toEqual({
      "app/api/files/route.ts": "manual",
      "app/api/guess/route.ts": "unchanged",
      "app/api/tasks/[id]/route.ts": "would-fix",
      "app/api/tasks/route.ts": "would-fix",
    });
    expect(outcomes(runCli(root, ["--format", "json", "--unsafe"]))["app/api/guess/route.ts"]).toBe(
      "would-fix",
    );
    const written = runCli(root, ["--yes", "--format", "json"]);
    expect(outcomes(written)).toEqual({
      "app/api/files/route.ts": "manual",
      "app/api/guess/route.ts": "unchanged",
      "app/api/tasks/[id]/route.ts": "fixed",
      "app/api/tasks/route.ts": "fixed",
    });
    expect(jsonOf(written).undo).toMatch(/^\d{8}-\d{6}$/);
    const fixed = jsonOf(written).files.find((file) => file.path === "app/api/tasks/route.ts");
    expect(fixed).toMatchObject({
      rule: "default-export",
      safety: "safe",
      methods: ["GET"],
      line: 1,
      column: 1,
    });
    expect(fixed!.diff).toContain("+export async function GET");
  });

  it("is an object for a run that can't be made, too", () => {
    const root = temporaryFolder();
    const result = runCli(root, ["--format", "json", "nowhere"]);
    expect(result.code).toBe(2);
    expect(jsonOf(result)).toMatchObject({
      version: 1,
      files: [],
      error: expect.stringContaining("nowhere"),
    });
    expect(result.stderr).toContain("nowhere");
  });
});

describe("a path", () => {
  const files = {
    ...brokenApp,
    "app/(shop)/api/[id]/route.ts": SAFE,
    "app/api/with space/route.ts": SAFE,
    "app/api/[...slug]/route.ts": SAFE,
  };
  const all = Object.keys(files)
    .filter((path) => path.endsWith("route.ts"))
    .sort();

  it.each([
    ["the current folder by default", [], all],
    [".", ["."], all],
    ["./", ["./"], all],
    ["the app folder", ["app"], all],
    ["./app/", ["./app/"], all],
    ["a file with brackets", ["app/(shop)/api/[id]/route.ts"], ["app/(shop)/api/[id]/route.ts"]],
    ["a file with ./", ["./app/api/[...slug]/route.ts"], ["app/api/[...slug]/route.ts"]],
    ["a folder with a space", ["app/api/with space"], ["app/api/with space/route.ts"]],
    [
      "two of them",
      ["app/(shop)", "app/api/with space/"],
      ["app/(shop)/api/[id]/route.ts", "app/api/with space/route.ts"],
    ],
    ["the same twice", ["app/(shop)", "./app/(shop)/api"], ["app/(shop)/api/[id]/route.ts"]],
  ])("may be %s", (_, args, found) => {
    const root = temporaryRepo(files);
    const result = runCli(root, ["--format", "json", "--yes", ...args]);
    expect(jsonOf(result).files.map((file) => [join(jsonOf(result).root, file.path), file.outcome])).toEqual(
      found.map((path) => [join(root, path), "fixed"]),
    );
    expect(result.code).toBe(0);
  });

  it("may be absolute, and may be given from elsewhere", () => {
    const root = temporaryRepo(files);
    const elsewhere = temporaryFolder();
    const result = runCli(elsewhere, ["--format", "json", "--yes", join(root, "app")]);
    expect(result.code).toBe(0);
    expect(jsonOf(result).files.map((file) => join(jsonOf(result).root, file.path))).toEqual(
      all.map((path) => join(root, path)),
    );
  });

  it("is shown from where the user stands", () => {
    const root = temporaryRepo(files);
    expect(runCli(join(root, "app/api"), ["."]).stdout).toContain("\nwith space/route.ts:1:1  ");
    expect(runCli(join(root, "app/api"), ["../.."]).stdout).toContain("../(shop)/api/[id]/route.ts:1:1  ");
  });
});
