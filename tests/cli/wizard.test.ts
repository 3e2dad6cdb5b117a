import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runGit, temporaryFolder, temporaryRepo, textOf, writeFiles } from "../apply/temporary-folder.js";
import { brokenApp, fineApp, GUESS, MANUAL, mixedApp, SAFE, safeApp } from "./broken-app.js";
import { BIN } from "./built.js";
import { CTRL_C, CTRL_D, DOWN, ENTER, openTerminal, openTerminalOn, SPACE } from "./pseudo-terminal.js";
import { runCli } from "./run-cli.js";

const QUESTION = /repair(?:, for [A-Z, ]+)?\?\s+\[[a-z,]+,\?\]/;

describe("the wizard in a terminal", () => {
  it("shows a diff and asks for each file; writes what was accepted and leaves what was refused", async () => {
    const root = temporaryRepo(safeApp);
    const terminal = openTerminal(root, ["app/"]);
    await terminal.sees("2 can be repaired safely");
    await terminal.sees("app/api/tasks/[id]/route.ts:1:1");
    await terminal.sees("+export async function GET");
    await terminal.sees("1/2 app/api/tasks/[id]/route.ts: repair?");
    terminal.types(`y${ENTER}`);
    await terminal.sees("+++ b/app/api/tasks/route.ts");
    await terminal.sees("2/2 app/api/tasks/route.ts: repair?");
    expect(textOf(root, "app/api/tasks/[id]/route.ts")).toBe(SAFE);
    terminal.types(`n${ENTER}`);
    expect(await terminal.ends()).toBe(1);
    expect(textOf(root, "app/api/tasks/[id]/route.ts")).toContain("export async function GET");
    expect(textOf(root, "app/api/tasks/route.ts")).toBe(SAFE);
    expect(terminal.screen()).toContain("1 fixed, 1 left as it is");
    expect(terminal.screen()).toContain("You said no.");
  });

  it("colours the diff", async () => {
    const terminal = openTerminal(temporaryRepo(safeApp), []);
    await terminal.sees(QUESTION);
    expect(terminal.raw()).toContain("\u001b[32m+export async function GET");
    expect(terminal.raw()).toContain("\u001b[31m-export default async function handler");
    terminal.types(CTRL_C);
    await terminal.ends();
  });

  it("exits with 0 when everything was accepted, and undo takes it back", async () => {
    const root = temporaryRepo(safeApp);
    const terminal = openTerminal(root, []);
    await terminal.sees(QUESTION);
    terminal.types(`all${ENTER}`);
    expect(await terminal.ends()).toBe(0);
    expect(terminal.screen()).toContain("2 findings: 2 fixed.");
    const [, undo] = /Undo: +(?:npx route-codemod|node \S+) (undo \S+)/.exec(terminal.screen())!;
    expect(runCli(root, undo!.split(" ")).code).toBe(0);
    expect(runGit(root, "status", "--porcelain")).toBe("");
  });

  it("keeps what was accepted before quitting", async () => {
    const root = temporaryRepo(safeApp);
    const terminal = openTerminal(root, []);
    await terminal.sees("? 1/2 ");
    terminal.types(`y${ENTER}`);
    await terminal.sees("? 2/2 ");
    terminal.types(`quit${ENTER}`);
    expect(await terminal.ends()).toBe(1);
    expect(terminal.screen()).toContain("You quit before it.");
    expect(textOf(root, "app/api/tasks/[id]/route.ts")).not.toBe(SAFE);
    expect(textOf(root, "app/api/tasks/route.ts")).toBe(SAFE);
  });

  it("asks about a skipped file again", async () => {
    const root = temporaryRepo(safeApp);
    const terminal = openTerminal(root, []);
    await terminal.sees("? 1/2 ");
    terminal.types(`s${ENTER}`);
    await terminal.sees("? 2/2 ");
    terminal.types(`y${ENTER}`);
    await terminal.sees("app/api/tasks/[id]/route.ts:1:1");
    await terminal.sees("skipped before: app/api/tasks/[id]/route.ts");
    terminal.types(`y${ENTER}`);
    expect(await terminal.ends()).toBe(0);
  });

  it("explains its answers, and doesn't take an unknown one", async () => {
    const terminal = openTerminal(temporaryRepo(safeApp), []);
    await terminal.sees(QUESTION);
    terminal.types(`?${ENTER}`);
    await terminal.sees("decide later");
    await terminal.sees(QUESTION);
    terminal.types(`x${ENTER}`);
    await terminal.sees("? explains them");
    terminal.types(CTRL_C);
    expect(await terminal.ends()).toBe(130);
  });

  it("ends with what is left to do by hand, and the same run as a command that does the same", async () => {
    const root = temporaryRepo(mixedApp);
    const terminal = openTerminal(root, []);
    await terminal.sees("1 by hand");
    await terminal.sees("? 1/3 ");
    terminal.types("a");
    await terminal.sees("? 3/3 app/api/guess/route.ts: repair, for POST?");
    terminal.types(`y${ENTER}`);
    await terminal.sees("Send them over a bridge?");
    terminal.types(ENTER);
    expect(await terminal.ends()).toBe(1);
    expect(terminal.screen()).toMatch(/app\/api\/files\/route\.ts:\d+:\d+ {2}default-export {2}manual/);
    expect(textOf(root, "app/api/files/route.ts")).toBe(MANUAL);

    const shown = terminal.screen().replaceAll("\n", " ");
    const [, command] = /Without questions: +(?:npx route-codemod|node \S+) (.*?) *$/.exec(shown)!;
    const args = execFileSync("sh", ["-c", `printf '%s\\n' ${command}`], { encoding: "utf8" })
      .trim()
      .split("\n");
    const other = temporaryRepo(mixedApp);
    expect(runCli(other, args).code).toBe(1);
    for (const path of ["tasks/route.ts", "tasks/[id]/route.ts", "guess/route.ts"]) {
      expect(textOf(other, "app/api", path)).toBe(textOf(root, "app/api", path));
    }
  });

  it("sends over a bridge what is left, where that is wanted", async () => {
    const root = temporaryRepo(mixedApp);
    const terminal = openTerminal(root, []);
    await terminal.sees("? 1/3 ");
    terminal.types("a");
    await terminal.sees("? 3/3 ");
    terminal.types("n");
    await terminal.sees("Send them over a bridge?");
    terminal.types(`y${ENTER}`);
    await terminal.sees("+export const GET = bridge(handler)");
    terminal.types("y");
    expect(await terminal.ends()).toBe(1);
    expect(terminal.screen().replaceAll("\n", " ")).toContain("1 route goes over the bridge");
    expect(terminal.screen().replaceAll("\n", " ")).toMatch(/Without questions: .*--bridge/);
    expect(textOf(root, "app/api/files/route.ts")).toContain("export const POST = bridge(handler)");
    expect(textOf(root, "lib/pages-api-bridge.ts")).toContain("export function bridge");
    expect(textOf(root, "app/api/guess/route.ts")).toBe(mixedApp["app/api/guess/route.ts"]);
    expect(textOf(root, "app/api/tasks/route.ts")).not.toBe(SAFE);
  });

  it("looks only, and asks nothing, when there is nothing to change", async () => {
    const terminal = openTerminal(temporaryRepo(fineApp), []);
    expect(await terminal.ends()).toBe(0);
    expect(terminal.screen()).toContain("Nothing to repair");
    const byHand = openTerminal(temporaryRepo({ ...brokenApp, "app/api/files/route.ts": MANUAL }), []);
    expect(await byHand.ends()).toBe(1);
    expect(byHand.screen()).not.toContain(": repair");
  });
});

describe("an assumption in the wizard", () => {
  it("lets the methods be chosen, shows the diff again for them, and writes that", async () => {
    const root = temporaryRepo({ ...brokenApp, "app/api/guess/route.ts": GUESS });
    const terminal = openTerminal(root, []);
    await terminal.sees("unsafe  POST");
    await terminal.sees("+export async function POST");
    await terminal.sees(": repair, for POST?");
    terminal.types("m");
    await terminal.sees("Which methods does it serve?");
    await terminal.sees("◯ GET");
    terminal.types(SPACE);
    await terminal.sees("◉ GET");
    terminal.types(ENTER);
    await terminal.sees(/\+export .*GET/);
    await terminal.sees("Careful: the handler reads a body, and GET requests come without one.");
    await terminal.sees(": repair, for GET, POST?");
    terminal.types(`y${ENTER}`);
    expect(await terminal.ends()).toBe(0);
    const text = textOf(root, "app/api/guess/route.ts");
    expect(text).toMatch(/^export .*GET/m);
    expect(text).toMatch(/^export .*POST/m);
    expect(terminal.screen()).toContain("--methods GET,POST");
  });

  it("lets them be chosen again", async () => {
    const root = temporaryRepo({ ...brokenApp, "app/api/guess/route.ts": GUESS });
    const terminal = openTerminal(root, []);
    await terminal.sees(QUESTION);
    terminal.types("m");
    await terminal.sees("Which methods does it serve?");
    terminal.types(ENTER);
    await terminal.sees(QUESTION);
    terminal.types("m");
    await terminal.sees("Which methods does it serve?");
    terminal.types(CTRL_C);
    expect(await terminal.ends()).toBe(130);
  });

  it("needs one method at least", async () => {
    const root = temporaryRepo({ ...brokenApp, "app/api/guess/route.ts": GUESS });
    const terminal = openTerminal(root, []);
    await terminal.sees(QUESTION);
    terminal.types("m");
    await terminal.sees("◉ POST");
    terminal.types(DOWN);
    await terminal.sees("❯◯ HEAD");
    terminal.types(DOWN);
    await terminal.sees("❯◉ POST");
    terminal.types(SPACE);
    await terminal.sees("◯ POST");
    terminal.types(ENTER);
    await terminal.sees("At least one choice must be selected");
    terminal.types(CTRL_C);
    await terminal.ends();
  });
});

describe("the wizard at a glance", () => {
  it("takes keys without Enter, and lets files be ticked in a list", async () => {
    const root = temporaryRepo(mixedApp);
    const terminal = openTerminal(root, []);
    await terminal.sees("? 1/3 ");
    terminal.types("l");
    await terminal.sees("Which files are to be repaired?");
    await terminal.sees("◉ app/api/tasks/[id]/route.ts  safe");
    await terminal.sees("◯ app/api/guess/route.ts  unsafe, as proposed");
    terminal.types(SPACE);
    await terminal.sees("◯ app/api/tasks/[id]/route.ts");
    terminal.types(ENTER);
    await terminal.sees("Send them over a bridge?");
    terminal.types(ENTER);
    expect(await terminal.ends()).toBe(1);
    expect(textOf(root, "app/api/tasks/[id]/route.ts")).toBe(SAFE);
    expect(textOf(root, "app/api/guess/route.ts")).toBe(GUESS);
    expect(textOf(root, "app/api/tasks/route.ts")).not.toBe(SAFE);
    expect(terminal.screen()).toContain("1 fixed, 2 left as they are, 1 to do by hand");
  });

  it("takes a word that is typed in a stretch for its first letter alone", async () => {
    const root = temporaryRepo(safeApp);
    const terminal = openTerminal(root, []);
    await terminal.sees("? 1/2 ");
    terminal.types("yes");
    await terminal.sees("? 2/2 ");
    terminal.types("n");
    expect(await terminal.ends()).toBe(1);
    expect(terminal.screen()).not.toContain("skipped before");
  });

  it("folds a diff that is longer than the screen, and shows all of it by d", async () => {
    const lines = Array.from({ length: 60 }, (_, at) => `    tasks.push(${at});`).join("\n");
    const long = SAFE.replace(
      "    return res.status(200)",
      `    const tasks = [];\n${lines}\n    return res.status(200)`,
    );
    const root = temporaryRepo({ ...brokenApp, "app/api/tasks/route.ts": long });
    const terminal = openTerminal(root, []);
    await terminal.sees(/… \d+ more lines: d shows all of it/);
    await terminal.sees(/repair\? \[y,n,a,s,q,d,\?\]/);
    expect(terminal.screen()).not.toContain("tasks.push(59)");
    terminal.types("d");
    await terminal.sees("tasks.push(59)");
    await terminal.sees(/repair\? \[y,n,a,s,q,\?\]/);
    terminal.types(CTRL_C);
    await terminal.ends();
  });

  it("draws the question anew for a window of another width, and breaks no word", async () => {
    const terminal = openTerminal(temporaryRepo(safeApp), []);
    await terminal.sees("? 1/2 app/api/tasks/[id]/route.ts: repair? [y,n,a,s,q,l,?]");
    terminal.resize(44);
    await terminal.sees(/\? 1\/2 app\/api\/tasks\/\[id\]\/route\.ts: repair\?\n {2}\[y,n,a,s,q,l,\?\]/);
    terminal.types("y");
    await terminal.sees("? 2/2 ");
    terminal.types(CTRL_C);
    await terminal.ends();
  });
});

describe("cancelling the wizard", () => {
  it.each([
    ["Ctrl-C", CTRL_C],
    ["Ctrl-D", CTRL_D],
  ])("by %s exits with 130 and writes nothing, not even what was accepted", async (_, key) => {
    const root = temporaryRepo(safeApp);
    const terminal = openTerminal(root, []);
    await terminal.sees("? 1/2 ");
    terminal.types(`y${ENTER}`);
    await terminal.sees("? 2/2 ");
    terminal.types(key);
    expect(await terminal.ends()).toBe(130);
    expect(terminal.screen()).toContain("Cancelled. Nothing was written.");
    expect(runGit(root, "status", "--porcelain")).toBe("");
    expect(existsSync(join(root, ".git/route-codemod"))).toBe(false);
  });

  it("by a signal from outside does the same", async () => {
    const root = temporaryRepo(safeApp);
    const terminal = openTerminal(root, []);
    await terminal.sees("? 1/2 ");
    process.kill(terminal.pid, "SIGINT");
    expect(await terminal.ends()).toBe(130);
    expect(runGit(root, "status", "--porcelain")).toBe("");
  });
});

describe("files with uncommitted changes in the wizard", () => {
  it("are left alone when the user says so", async () => {
    const root = temporaryRepo(safeApp);
    const mine = `// mine\n${SAFE}`;
    writeFiles(root, { "app/api/tasks/route.ts": mine });
    const terminal = openTerminal(root, []);
    await terminal.sees("app/api/tasks/route.ts  It has uncommitted changes.");
    await terminal.sees("Include them?");
    terminal.types(ENTER);
    await terminal.sees("? 1/1 ");
    terminal.types(`y${ENTER}`);
    expect(await terminal.ends()).toBe(1);
    expect(textOf(root, "app/api/tasks/route.ts")).toBe(mine);
  });

  it("are reviewed like the others when the user includes them", async () => {
    const root = temporaryFolder(safeApp);
    runGit(root, "init", "-q");
    const terminal = openTerminal(root, []);
    await terminal.sees("These 2 files");
    terminal.types(`y${ENTER}`);
    await terminal.sees("? 1/2 ");
    terminal.types(`a${ENTER}`);
    expect(await terminal.ends()).toBe(0);
    expect(terminal.screen()).toContain("--allow-dirty");
  });

  it("are no question with --allow-dirty", async () => {
    const root = temporaryFolder(safeApp);
    runGit(root, "init", "-q");
    const terminal = openTerminal(root, ["--allow-dirty"]);
    await terminal.sees("? 1/2 ");
    expect(terminal.screen()).not.toContain("Include them?");
    terminal.types(CTRL_C);
    await terminal.ends();
  });
});

describe("no wizard", () => {
  it.each([
    ["in CI", [], { CI: "true" }],
    ["in a dumb terminal", [], { TERM: "dumb" }],
    ["for --dry-run", ["--dry-run"], {}],
    ["for check", ["check"], {}],
    ["for JSON", ["--format", "json"], {}],
  ])("%s", async (_, args, env) => {
    const root = temporaryRepo(safeApp);
    const terminal = openTerminal(root, args, env);
    expect(await terminal.ends()).toBe(1);
    expect(terminal.screen()).not.toContain(": repair");
    expect(runGit(root, "status", "--porcelain")).toBe("");
  });

  it.each([
    ["stdin is no terminal", '"$0" "$1" < /dev/null; exit $?'],
    ["stdout is no terminal", '"$0" "$1" > report.txt; code=$?; cat report.txt; exit $code'],
  ])("where %s", async (_, script) => {
    const root = temporaryFolder(safeApp);
    const terminal = openTerminalOn("sh", ["-c", script, process.execPath, BIN], root);
    expect(await terminal.ends()).toBe(1);
    expect(terminal.screen()).toContain("2 findings: 2 can be fixed.");
    expect(terminal.screen()).not.toContain(": repair");
    expect(textOf(root, "app/api/tasks/route.ts")).toBe(SAFE);
  });

  it("for --yes, which needs no answer", async () => {
    const terminal = openTerminal(temporaryRepo(safeApp), ["--yes"]);
    expect(await terminal.ends()).toBe(0);
    expect(terminal.screen()).not.toContain(": repair");
  });
});
