/** A route that answers on a server alone, in an app whose next.config is left as it is. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commitAll, temporaryFolder, temporaryRepo, textOf } from "../apply/temporary-folder.js";
import { ENTER, openTerminal } from "./pseudo-terminal.js";
import { runCli } from "./run-cli.js";

const ROUTE = "app/api/time/route.js";
const HANDLER =
  'export default function handler(req, res) {\n  if (req.method !== "GET") return res.status(405).end();\n  res.json({ now: Date.now() });\n}\n';
const exportedApp = (next: number) => ({
  "package.json": `{"dependencies":{"next":"${next}.0.0"}}`,
  "next.config.js": 'module.exports = {\n  output: "export",\n};\n',
  [ROUTE]: HANDLER,
});

describe("in the wizard", () => {
  it("asks about next.config first, and shows and writes what an export takes where that is refused", async () => {
    const root = temporaryRepo(exportedApp(14));
    const terminal = openTerminal(root, []);
    await terminal.sees('-  output: "export",');
    terminal.types(`n${ENTER}`);
    await terminal.sees("? 2/2 ");
    expect(terminal.screen()).toContain("+export function GET() {");
    expect(terminal.screen()).not.toContain("force-dynamic");
    terminal.types(`y${ENTER}`);
    expect(await terminal.ends()).toBe(1);
    expect(textOf(root, ROUTE)).toContain("export function GET() {");
    expect(textOf(root, ROUTE)).not.toContain("force-dynamic");
    const command = /Without questions: +(?:npx route-codemod|node \S+) (.*)/.exec(terminal.screen())![1]!;
    const again = temporaryRepo(exportedApp(14));
    expect(runCli(again, command.trim().split(" ")).code).toBe(0);
    expect(textOf(again, ROUTE)).toBe(textOf(root, ROUTE));
  });

  it("leaves a route that no export takes, and says why", async () => {
    const root = temporaryRepo(exportedApp(16));
    const terminal = openTerminal(root, []);
    await terminal.sees('-  output: "export",');
    terminal.types(`n${ENTER}`);
    expect(await terminal.ends()).toBe(1);
    expect(terminal.screen()).toContain("It needs the change of next.config.js");
    expect(textOf(root, ROUTE)).toBe(HANDLER);
  });
});

describe("by a plan", () => {
  const planned = (selected: (path: string) => boolean) => {
    const root = temporaryRepo(exportedApp(14));
    const folder = temporaryFolder({});
    const [plan, only] = [join(folder, "p.json"), join(folder, "s.json")];
    runCli(root, ["--plan", plan]);
    const { repos } = JSON.parse(readFileSync(plan, "utf8"));
    const accepted = repos[0].changes
      .filter(({ path }: { path: string }) => selected(path))
      .map(({ path, hash }: { path: string; hash: string }) => ({ repo: repos[0].name, path, hash }));
    writeFileSync(only, JSON.stringify({ kind: "route-codemod-selection", version: 1, accepted }));
    return { root, plan, only };
  };

  it("writes nothing that nobody has looked at: the route alone is left", () => {
    const { root, plan, only } = planned((path) => path === ROUTE);
    const { code, stdout } = runCli(root, ["apply", plan, "--only", only]);
    expect(code).toBe(1);
    expect(stdout).toContain("It needs the change of next.config.js");
    expect(textOf(root, ROUTE)).toBe(HANDLER);
  });

  it("writes both where both were accepted", () => {
    const { root, plan, only } = planned(() => true);
    expect(runCli(root, ["apply", plan, "--only", only]).code).toBe(0);
    expect(textOf(root, ROUTE)).toContain("force-dynamic");
    expect(textOf(root, "next.config.js")).not.toContain("output");
    // What is written already is done.
    commitAll(root);
    expect(runCli(root, ["apply", plan, "--only", only]).code).toBe(0);
  });

  it("refuses a plan whose other text isn't the one that its diff shows, or is of another file", () => {
    const { root, plan } = planned(() => true);
    const text = readFileSync(plan, "utf8");
    writeFileSync(plan, text.replace(/("otherwise":\{.*?"after":")/, "$1// more\\n"));
    expect(runCli(root, ["apply", plan]).stdout).toContain("The plan's diff isn't what the plan would write");
    writeFileSync(plan, text.replace(/("otherwise":\{"path":")[^"]*/, "$1package.json"));
    expect(runCli(root, ["apply", plan]).code).toBe(2);
  });
});
