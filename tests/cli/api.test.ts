import { describe, expect, it } from "vitest";
import { applyPlan, makePlan, PlanError, repairRoute, undoRun, unifiedDiff } from "../../src/index.js";
import { runGit, temporaryFolder, temporaryRepo, textOf } from "../apply/temporary-folder.js";
import { mixedApp, SAFE } from "./broken-app.js";

describe("the programmatic API", () => {
  it("plans, applies and undoes without printing", async () => {
    const root = temporaryRepo(mixedApp);
    const plan = await makePlan({ paths: ["app"], cwd: root });
    expect(plan.changes.map((change) => [change.path, change.safety])).toEqual([
      ["app/api/guess/route.ts", "unsafe"],
      ["app/api/tasks/[id]/route.ts", "safe"],
      ["app/api/tasks/route.ts", "safe"],
    ]);
    expect(unifiedDiff(plan.changes[2]!)).toContain("+export async function GET");
    const written = await applyPlan(plan);
    expect(written.files.map((file) => file.outcome)).toEqual(["unchanged", "fixed", "fixed"]);
    expect(textOf(root, "app/api/tasks/route.ts")).not.toBe(SAFE);
    await undoRun(root, { id: written.undo!.id });
    expect(runGit(root, "status", "--porcelain")).toBe("");
  });

  it("throws a PlanError for what the caller can mend", async () => {
    await expect(makePlan({ paths: ["nowhere"], cwd: temporaryFolder() })).rejects.toThrow(PlanError);
  });

  it("repairs one source text", () => {
    const { code, findings } = repairRoute(SAFE, { path: "app/api/tasks/route.ts" });
    expect(findings.map((finding) => finding.rule)).toEqual(["default-export"]);
    expect(code).toContain("export async function GET");
  });

  it("takes the version of Next.js as a number or whole, and refuses what is none", () => {
    const source = "export default (req, res) => { if (req.method === 'GET') res.json(req.query.id); };";
    const repaired = (next: number | string) =>
      repairRoute(source, { path: "app/api/tasks/[id]/route.js", next }).code;
    expect(repaired("16.4.6")).toBe(repaired(16));
    expect(repaired("^14.2.0")).toBe(repaired(14));
    expect(repaired("16.4.6")).toContain("await params");
    expect(() => repaired("latest")).toThrow('next is the version of Next.js, such as 16 or "16.4.6"');
  });
});
