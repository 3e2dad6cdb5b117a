/** The review page in a real browser: what a reviewer does with it, and what a hostile repo tries in it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../cli/run-cli.js";
import { addFiles, temporaryRepo } from "../project/temporary-repo.js";
import { CHROMIUM, type Visit, visit } from "./chromium.js";

const POST_ONLY = `export default async function handler(req, res) {
  if (req.method !== "POST") return res.status(405).end();
  return res.status(201).json({ name: req.body.name });
}
`;
const ANY = `export default function handler(req, res) {
  res.json({ ok: true });
}
`;
const NEXT = JSON.stringify({ dependencies: { next: "16.0.0" } });

describe.skipIf(CHROMIUM === undefined)("in a browser", () => {
  describe("two repos", () => {
    const root = mkdtempSync(join(tmpdir(), "route-codemod-page-"));
    let visited: Visit;

    beforeAll(async () => {
      addFiles(root, {
        "repos/shop/package.json": NEXT,
        "repos/shop/app/api/orders/route.js": POST_ONLY,
        "repos/shop/app/api/[id]/route.js": POST_ONLY,
        "repos/blog/package.json": NEXT,
        "repos/blog/app/api/ping/route.js": ANY,
      });
      runCli(root, ["batch", "repos", "--state", "state", "--html", "review.html"]);
      visited = await visit(join(root, "review.html"));
    });
    afterAll(async () => {
      await visited.close();
      rmSync(root, { recursive: true, force: true });
    });

    const paths = () => visited.page.locator(".rows .path").allTextContents();

    test("are listed with what can be done", async () => {
      expect(await visited.page.locator(".repo h2").allTextContents()).toEqual(["blog", "shop"]);
      expect(await paths()).toEqual([
        "app/api/ping/route.js",
        "app/api/[id]/route.js",
        "app/api/orders/route.js",
      ]);
      expect(await visited.page.locator(".overview").textContent()).toContain("2 repos, 3 files to change");
    });

    test("are filtered by text, rule and safety", async () => {
      await visited.page.keyboard.press("/");
      await visited.page.keyboard.type("orders");
      expect(await paths()).toEqual(["app/api/orders/route.js"]);
      await visited.page.getByLabel("Filter by text").fill("");
      await visited.page.getByLabel("Safety").selectOption("unsafe");
      expect(await paths()).toEqual(["app/api/ping/route.js"]);
      await visited.page.getByLabel("Safety").selectOption("");
    });

    test("show a diff side by side and inline, with syntax colours", async () => {
      await visited.page.getByRole("button", { name: "app/api/orders/route.js" }).click();
      const diff = visited.page.locator(".open .diff");
      expect(await diff.locator(".d2h-file-side-diff").count()).toBe(2);
      expect(await diff.locator(".hljs-keyword").count()).toBeGreaterThan(0);
      expect(await diff.textContent()).toContain("export async function POST");
      await visited.page.keyboard.press("Escape");
      await visited.page.keyboard.press("v");
      expect(await diff.locator(".d2h-file-side-diff").count()).toBe(0);
      expect(await diff.textContent()).toContain("export async function POST");
    });

    test("are dark when the reader wants it", async () => {
      const ground = () => visited.page.evaluate("getComputedStyle(document.body).backgroundColor");
      const light = await ground();
      await visited.page.keyboard.press("t");
      expect(await ground()).not.toBe(light);
      await visited.page.keyboard.press("t");
      expect(await ground()).toBe(light);
    });

    test("are ticked by keys, and what is ticked is applied and nothing else", async () => {
      await visited.page.reload();
      for (const key of ["j", "j", "x"]) await visited.page.keyboard.press(key);
      expect(await visited.page.locator(".command").textContent()).toBe(
        "route-codemod apply review.plan.json --only selection.json",
      );
      const [download] = await Promise.all([
        visited.page.waitForEvent("download"),
        visited.page.keyboard.press("e"),
      ]);
      await download.saveAs(join(root, "selection.json"));
      const applied = runCli(root, [
        "apply",
        "review.plan.json",
        "--only",
        "selection.json",
        "--format=json",
      ]);
      expect(applied).toMatchObject({ code: 0 });
      expect(JSON.parse(applied.stdout).files.map((file: { path: string }) => file.path)).toEqual([
        "app/api/[id]/route.js",
      ]);
      expect(readFileSync(join(root, "repos/shop/app/api/[id]/route.js"), "utf8")).toContain("function POST");
      expect(readFileSync(join(root, "repos/shop/app/api/orders/route.js"), "utf8")).toBe(POST_ONLY);
    });

    test("is refused once the file has changed", () => {
      const file = join(root, "repos/shop/app/api/[id]/route.js");
      writeFileSync(file, `// mine\n${POST_ONLY}`);
      const again = runCli(root, ["apply", "review.plan.json", "--only", "selection.json"]);
      expect(again).toMatchObject({ code: 1 });
      expect(again.stdout).toContain("The file has changed since the plan was made.");
      expect(readFileSync(file, "utf8")).toBe(`// mine\n${POST_ONLY}`);
    });

    test("print nothing, and load nothing", () => {
      expect(visited.complaints).toEqual([]);
      expect(visited.requests).toEqual([]);
    });
  });

  test("a hostile repo runs nothing in it", async () => {
    const attack = `</script><script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">`;
    const root = temporaryRepo({
      "package.json": NEXT,
      "app/api/<img src=x onerror='window.hacked=3'>/route.js": POST_ONLY,
      "app/api/note/route.js": `// ${attack}\n/* <!-- <script> */\n${POST_ONLY.replace("req.body.name", JSON.stringify(attack))}`,
      "app/api/left/route.js": `import { run } from "${"javascript:alert(1)"}";\nexport default (req, res) => run(req, res, \`${attack}\`);\n`,
    });
    runCli(root, ["--dry-run", "--html", "review.html"]);
    const { page, complaints, requests, close } = await visit(join(root, "review.html"));
    for (const button of await page.locator("button.path").all()) await button.click();
    expect(await page.locator(".open .diff .d2h-diff-table").count()).toBeGreaterThan(0);
    expect(await page.evaluate("window.hacked")).toBeUndefined();
    expect(await page.locator("main img, main script").count()).toBe(0);
    expect(await page.locator(".rows").textContent()).toContain("<img src=x onerror='window.hacked=3'>");
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
    await close();
  });

  test("a thousand repos open, filter and scroll", async () => {
    const root = temporaryRepo({ "package.json": NEXT, "app/api/orders/route.js": POST_ONLY });
    runCli(root, ["--dry-run", "--html", "one.html"]);
    const html = readFileSync(join(root, "one.html"), "utf8");
    const [whole, start, data, end] = /(id="data">)(.*?)(<\/script>)/s.exec(html)!;
    const page = JSON.parse(data!);
    const [repo] = page.repos;
    page.repos = Array.from({ length: 1_000 }, (_, number) => ({ ...repo, name: `repo-${number}` }));
    writeFileSync(
      join(root, "many.html"),
      html.replace(whole!, () => `${start}${JSON.stringify(page)}${end}`),
    );
    const visited = await visit(join(root, "many.html"));
    expect(await visited.page.locator(".sums").textContent()).toContain("1000 repos, 1000 files to change");
    expect(await visited.page.locator(".rows > li").count()).toBeLessThan(400);
    await visited.page.getByRole("button", { name: /Show more/ }).click();
    await visited.page.getByLabel("Filter by text").fill("repo-777");
    expect(await visited.page.locator(".repo h2").allTextContents()).toEqual(["repo-777"]);
    await visited.page.getByLabel("Filter by text").fill("");
    await visited.page.getByRole("button", { name: "Tick all shown", exact: true }).click();
    expect(await visited.page.locator(".save").textContent()).toBe("Save selection (1000)");
    await visited.close();
  });
});
