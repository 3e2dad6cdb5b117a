import { describe, expect, it } from "vitest";
import { applyPlan } from "../../src/apply/index.js";
import { makePlan, type Plan, type PlanRequest } from "../../src/plan/index.js";
import { runGit, textOf, writeFiles } from "../apply/temporary-folder.js";
import { type Files, temporaryRepo } from "../project/temporary-repo.js";

const GET = "export default function handler(req, res) {\n  res.status(200).json({ now: Date.now() });\n}\n";
const ONLY_GET = GET.replace("{\n", '{\n  if (req.method !== "GET") return res.status(405).end();\n');
const ONLY_POST = ONLY_GET.replace("GET", "POST");
const EXPORTED = 'module.exports = {\n  output: "export",\n};\n';
const ON_PAGES = 'module.exports = { output: process.env.GITHUB_PAGES ? "export" : undefined };\n';

const app = (next: number, files: Files): Files => ({
  "package.json": `{"dependencies":{"next":"${next}.0.0"}}`,
  "next.config.js": EXPORTED,
  ...files,
});

async function planOf(
  files: Files,
  request: Partial<PlanRequest> = {},
): Promise<{ plan: Plan; root: string }> {
  const root = temporaryRepo(files);
  const plan = await makePlan({ paths: ["."], cwd: root, ...request });
  return { plan, root };
}

const changeOf = ({ plan }: { plan: Plan }, path: string) =>
  plan.changes.find((change) => change.path === path);

describe("a route of an app that loses its static export in the same run", () => {
  it("is bound to the config where its text would break an export, and has another text for that", async () => {
    const found = await planOf(app(14, { "app/api/time/route.js": ONLY_GET }));
    const change = changeOf(found, "app/api/time/route.js");
    expect(change?.after).toContain('dynamic = "force-dynamic"');
    expect(change?.onlyWith).toMatchObject({ path: "next.config.js", rule: "output-export" });
    const { otherwise } = change!.onlyWith!;
    expect(otherwise?.after).toContain("export function GET()");
    expect(otherwise?.after).not.toContain("dynamic");
    expect(otherwise?.findings[0]?.notes.join()).toContain("Once it is gone, run again.");
  });

  it("has nothing else where every text of it would break one", async () => {
    const change = changeOf(
      await planOf(app(16, { "app/api/time/route.js": ONLY_GET })),
      "app/api/time/route.js",
    );
    expect(change?.safety).toBe("safe");
    expect(change?.onlyWith?.path).toBe("next.config.js");
    expect(change?.onlyWith?.otherwise).toBeUndefined();
  });

  it("is bound to nothing where both builds take the same text", async () => {
    const found = await planOf(app(16, { "app/api/save/route.js": ONLY_POST }));
    expect(changeOf(found, "app/api/save/route.js")?.onlyWith).toBeUndefined();
  });

  it("is bound for other methods as well", async () => {
    const found = await planOf(app(14, { "app/api/time/route.js": GET }));
    const change = changeOf(found, "app/api/time/route.js");
    expect(change?.withMethods?.(["GET"]).onlyWith?.otherwise?.after).not.toContain("dynamic");
    expect(change?.withMethods?.(["POST"]).onlyWith).toBeUndefined();
  });

  it("is unfrozen only there", async () => {
    const found = await planOf(
      app(14, {
        "app/api/time/route.js": "export function GET() {\n  return Response.json({ now: Date.now() });\n}\n",
        "app/api/save/route.js": ONLY_POST,
      }),
    );
    const change = changeOf(found, "app/api/time/route.js");
    expect(change?.findings).toMatchObject([{ rule: "frozen-get", safety: "unsafe" }]);
    expect(change?.onlyWith).toMatchObject({ path: "next.config.js" });
    expect(change?.onlyWith?.otherwise).toBeUndefined();
  });

  it("is moved only there", async () => {
    const found = await planOf(
      app(16, { "app/api/save.js": ONLY_POST, "app/api/other/route.js": ONLY_POST }),
    );
    const change = changeOf(found, "app/api/save.js");
    expect(change?.movedTo).toBe("app/api/save/route.js");
    expect(change?.onlyWith).toMatchObject({ path: "next.config.js" });
    expect(change?.onlyWith?.otherwise).toBeUndefined();
  });

  it("is a map of methods only there", async () => {
    const found = await planOf(app(16, { "app/api/save/route.js": ONLY_POST }), { style: "make-route" });
    const change = changeOf(found, "app/api/save/route.js");
    expect(change?.after).toContain("makeRoute({");
    expect(change?.onlyWith?.otherwise?.after).toContain("export function POST");
    expect(change?.onlyWith?.otherwise?.needs).toBeUndefined();
  });
});

describe("a route of an app that stays an export", () => {
  const route = { "app/api/time/route.js": ONLY_GET };

  it("is left alone where the build would stop at what it becomes", async () => {
    const { plan } = await planOf(app(16, route), { skip: ["output-export"] });
    expect(plan.changes).toEqual([]);
    expect(plan.manual).toMatchObject([{ path: "app/api/time/route.js", rule: "default-export" }]);
    expect(plan.manual[0]!.message).toContain('GET without dynamic = "force-static"');
  });

  it("is repaired where the build takes it", async () => {
    const { plan } = await planOf(app(14, route), { skip: ["output-export"] });
    expect(plan.changes).toMatchObject([{ safety: "safe" }]);
    expect(plan.changes[0]!.after).not.toContain("dynamic");
  });

  it("rests on an assumption where the environment decides whether it is one", async () => {
    const { plan } = await planOf(app(16, { ...route, "next.config.js": ON_PAGES }));
    expect(plan.changes).toMatchObject([{ path: "app/api/time/route.js", safety: "unsafe" }]);
    expect(plan.changes[0]!.findings[0]!.message).toContain(
      'no build with `output: "export"` holds this route',
    );
  });
});

describe("writing such a plan", () => {
  const files = app(14, {
    "app/api/time/route.js": ONLY_GET,
    "app/api/save/route.js": ONLY_POST,
  });
  const committed = async (given: Files) => {
    const found = await planOf(given);
    runGit(found.root, "add", ".");
    runGit(found.root, "-c", "user.email=a@b.c", "-c", "user.name=a", "commit", "-qm", "a");
    return found;
  };

  it("makes all of it where the config can be written", async () => {
    const { plan, root } = await committed(files);
    const { files: written } = await applyPlan(plan);
    expect(written.map(({ outcome }) => outcome)).toEqual(["fixed", "fixed", "fixed"]);
    expect(textOf(root, "app/api/time/route.js")).toContain("force-dynamic");
    expect(textOf(root, "next.config.js")).not.toContain('export"');
  });

  it("makes what an export takes where the config has uncommitted changes", async () => {
    const { root } = await committed(files);
    writeFiles(root, { "next.config.js": `${EXPORTED}// mine\n` });
    const plan = await makePlan({ paths: ["."], cwd: root });
    const written = await applyPlan(plan);
    expect(written.files).toMatchObject([
      { path: "app/api/save/route.js", outcome: "fixed" },
      { path: "app/api/time/route.js", outcome: "fixed" },
      { path: "next.config.js", outcome: "unchanged" },
    ]);
    expect(textOf(root, "app/api/time/route.js")).toContain("export function GET()");
    expect(textOf(root, "app/api/time/route.js")).not.toContain("dynamic");
  });

  it("makes it where taking the setting out rests on an assumption that nobody made", async () => {
    const { plan, root } = await committed({ ...files, "netlify.toml": '[build]\npublish = "out"\n' });
    expect((await applyPlan(plan)).files).toMatchObject([
      { path: "app/api/save/route.js", outcome: "fixed" },
      { path: "app/api/time/route.js", outcome: "fixed" },
      { path: "next.config.js", outcome: "unchanged", reason: expect.stringContaining("--unsafe") },
    ]);
    expect(textOf(root, "app/api/time/route.js")).not.toContain("dynamic");
  });

  it("leaves the route where there is nothing else, and says why", async () => {
    const { root } = await committed(app(16, { "app/api/time/route.js": ONLY_GET }));
    writeFiles(root, { "next.config.js": `${EXPORTED}// mine\n` });
    const written = await applyPlan(await makePlan({ paths: ["."], cwd: root }));
    expect(written.files).toMatchObject([
      {
        path: "app/api/time/route.js",
        outcome: "unchanged",
        reason: expect.stringContaining("It needs the change of next.config.js"),
      },
      { path: "next.config.js", outcome: "unchanged" },
    ]);
    expect(textOf(root, "app/api/time/route.js")).toBe(ONLY_GET);
  });

  it("fails on the route where the config turns out to have changed since", async () => {
    const { plan, root } = await committed(files);
    writeFiles(root, { "next.config.js": `${EXPORTED}// mine\n` });
    const written = await applyPlan(plan, { allowDirty: true });
    expect(written.files).toMatchObject([
      { path: "app/api/save/route.js", outcome: "fixed" },
      { path: "app/api/time/route.js", outcome: "failed" },
      { path: "next.config.js", outcome: "failed" },
    ]);
    expect(textOf(root, "app/api/time/route.js")).toBe(ONLY_GET);
  });
});
