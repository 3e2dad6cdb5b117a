/** `route-codemod batch` as a team uses it: look at many repos, write, commit, hand patches on. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { temporaryFolder, temporaryRepo } from "../project/temporary-repo.js";
import { FINE, git, gitRepo, MANUAL, NEXT, outcomesOf, runBatch, SAFE, UNSAFE } from "./repos.js";

const read = (root: string, path: string) => readFileSync(join(root, path), "utf8");

function agency(): string {
  const root = temporaryRepo({});
  gitRepo(join(root, "repos/shop"), { "package.json": NEXT, "app/api/orders/[id]/route.js": SAFE });
  gitRepo(join(root, "repos/blog"), { "package.json": NEXT, "app/api/ping/route.js": UNSAFE });
  gitRepo(join(root, "repos/crm"), {
    "package.json": NEXT,
    "app/api/a/route.js": SAFE,
    "app/api/b/route.js": MANUAL,
  });
  gitRepo(join(root, "repos/fine"), { "package.json": NEXT, "app/api/ping/route.js": FINE });
  gitRepo(join(root, "repos/vue"), { "package.json": "{}\n", "src/main.js": "" });
  return root;
}

describe("without --apply", () => {
  test("nothing is written, and each repo has one outcome", () => {
    const root = agency();
    const result = runBatch(root, ["repos", "--format=json"]);
    expect(outcomesOf(result)).toEqual({
      ...{ blog: "left", crm: "would-fix", fine: "clean", shop: "would-fix", vue: "no-app" },
    });
    expect(result.code).toBe(1);
    expect(read(root, "repos/shop/app/api/orders/[id]/route.js")).toBe(SAFE);
    expect(git(join(root, "repos/shop"), "status", "--porcelain")).toBe("");
  });

  test("without a terminal progress is a line for each repo, on stderr", () => {
    const result = runBatch(agency(), ["repos", "--jobs=1"]);
    expect(result.stderr.trim().split("\n")).toEqual([
      "[1/5] blog: left to do",
      "[2/5] crm: can be fixed",
      "[3/5] fine: nothing to repair",
      "[4/5] shop: can be fixed",
      "[5/5] vue: no Next.js app",
    ]);
  });
});

describe("--apply", () => {
  test("writes the safe fixes, and with --unsafe the others", () => {
    const root = agency();
    const first = runBatch(root, ["repos", "--apply", "--format=json"]);
    expect(outcomesOf(first)).toMatchObject({ blog: "left", crm: "partly-fixed", shop: "fixed" });
    expect(read(root, "repos/shop/app/api/orders/[id]/route.js")).toContain("export async function POST");
    const second = runBatch(root, ["repos/blog", "--apply", "--unsafe", "--format=json"]);
    expect(outcomesOf(second)).toEqual({ blog: "fixed" });
    expect(second.code).toBe(0);
  });

  test("leaves repos with uncommitted changes alone, unless --allow-dirty", () => {
    const root = agency();
    writeFileSync(join(root, "repos/shop/README.md"), "mine\n");
    expect(outcomesOf(runBatch(root, ["repos/shop", "--apply", "--format=json"]))).toEqual({ shop: "dirty" });
    expect(read(root, "repos/shop/app/api/orders/[id]/route.js")).toBe(SAFE);
    const allowed = runBatch(root, ["repos/shop", "--apply", "--allow-dirty", "--format=json"]);
    expect(outcomesOf(allowed)).toEqual({ shop: "fixed" });
  });

  test("what it wrote can be undone in the repo", () => {
    const root = agency();
    runBatch(root, ["repos/shop", "--apply"]);
    execFileSync(process.execPath, [join(import.meta.dirname, "../../bin/route-codemod.js"), "undo"], {
      cwd: join(root, "repos/shop"),
    });
    expect(git(join(root, "repos/shop"), "status", "--porcelain")).toBe("");
  });
});

describe("--branch and --commit", () => {
  test("commit to a new branch, with a message that tells what changed and what is left", () => {
    const root = agency();
    const crm = join(root, "repos/crm");
    runBatch(root, ["repos", "--branch", "answer", "--commit"]);
    expect(git(crm, "rev-parse", "--abbrev-ref", "HEAD")).toBe("answer\n");
    expect(git(crm, "log", "-1", "--format=%s%n%n%b")).toBe(`Repair the API route app/api/a/route.js

Next.js calls the named exports GET, POST and so on of a route file and
ignores everything else, so these routes answered 405 or not at all.

- app/api/a/route.js: default-export (POST)

Left to do:
- app/api/b/route.js: default-export

`);
    expect(git(crm, "status", "--porcelain")).toBe("");
    expect(git(crm, "diff", "--name-only", "main", "answer")).toBe("app/api/a/route.js\n");
  });

  test("leave repos without a change on their branch", () => {
    const root = agency();
    runBatch(root, ["repos", "--branch", "answer", "--commit"]);
    expect(git(join(root, "repos/fine"), "branch", "--list")).toBe("* main\n");
  });

  test("move a file in the commit, in its message and in the patch", () => {
    const root = temporaryRepo({});
    const shop = gitRepo(join(root, "shop"), { "package.json": NEXT, "app/api/users[id].js": SAFE });
    git(shop, "checkout", "-q", "-b", "patched");
    git(shop, "checkout", "-q", "main");
    runBatch(root, ["shop", "--unsafe", "--patches", "patches"]);
    runBatch(root, ["shop", "--unsafe", "--commit"]);
    const moved = "app/api/users/[id]/route.js";
    expect(git(shop, "log", "-1", "--format=%b")).toContain(
      `- app/api/users[id].js: misplaced-handler (POST), moved to ${moved}\n`,
    );
    expect(git(shop, "ls-tree", "-r", "--name-only", "HEAD")).toBe(`${moved}\npackage.json\n`);
    expect(git(shop, "status", "--porcelain")).toBe("");

    git(shop, "checkout", "-q", "patched");
    const [patch] = readdirSync(join(root, "patches")).filter((name) => name.endsWith(".patch"));
    git(shop, "apply", "--index", join(root, "patches", patch!));
    expect(git(shop, "diff", "--cached", "main")).toBe("");
  });

  test("keep the line ends that git keeps in the repo", () => {
    const root = temporaryRepo({});
    const shop = gitRepo(join(root, "shop"), {
      ".gitattributes": "*.js text eol=crlf\n",
      "package.json": NEXT,
      "app/api/a/route.js": SAFE.replaceAll("\n", "\r\n"),
    });
    runBatch(root, ["shop", "--commit"]);
    expect(git(shop, "status", "--porcelain")).toBe("");
    expect(git(shop, "cat-file", "blob", "HEAD:app/api/a/route.js")).not.toContain("\r");
    expect(read(shop, "app/api/a/route.js")).toContain("POST(req) {\r\n");
  });

  test("fail for one repo where the branch exists, and change nothing there", () => {
    const root = agency();
    git(join(root, "repos/shop"), "branch", "answer");
    const result = runBatch(root, ["repos", "--branch", "answer", "--commit", "--format=json"]);
    expect(outcomesOf(result)).toMatchObject({ crm: "partly-fixed", shop: "failed" });
    expect(result.stderr).toContain("There is a branch answer already.");
    expect(git(join(root, "repos/shop"), "status", "--porcelain")).toBe("");
  });

  test.each(["two words", "-x", "HEAD", "a..b"])("are refused at once for the name %j", (name) => {
    const root = agency();
    const result = runBatch(root, ["repos", `--branch=${name}`]);
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toContain(`"${name}" is no name for a branch.`);
    expect(git(join(root, "repos/shop"), "status", "--porcelain", "-b")).toBe("## main\n");
  });

  test("fail without a git repository", () => {
    const root = temporaryFolder({ "shop/package.json": NEXT, "shop/app/api/a/route.js": SAFE });
    const result = runBatch(root, ["shop", "--commit", "--format=json"]);
    expect(outcomesOf(result)).toEqual({ shop: "failed" });
    expect(read(root, "shop/app/api/a/route.js")).toBe(SAFE);
  });
});

test("--patches writes what git apply takes, with title and body", () => {
  const root = agency();
  runBatch(root, ["repos", "--patches", "patches"]);
  expect(readdirSync(join(root, "patches")).sort()).toEqual([
    ...["crm.body.md", "crm.patch", "crm.title.txt", "shop.body.md", "shop.patch", "shop.title.txt"],
  ]);
  const shop = join(root, "repos/shop");
  git(shop, "apply", "../../patches/shop.patch");
  expect(read(root, "repos/shop/app/api/orders/[id]/route.js")).toContain("export async function POST");
  expect(read(root, "patches/shop.title.txt")).toBe("Repair the API route app/api/orders/[id]/route.js\n");
  expect(read(root, "patches/crm.body.md")).toContain("## Left to do\n\n- `app/api/b/route.js:");
});

describe("sources", () => {
  test("are globs, list files and stdin too", () => {
    const root = agency();
    writeFileSync(join(root, "list.txt"), "# ours\nrepos/shop\n\nrepos/fine\n");
    expect(outcomesOf(runBatch(root, ["repos/{shop,crm}", "--format=json"]))).toEqual({
      ...{ crm: "would-fix", shop: "would-fix" },
    });
    expect(Object.keys(outcomesOf(runBatch(root, ["list.txt", "--format=json"])))).toEqual(["fine", "shop"]);
  });

  test("are git URLs: cloned shallow, committed there", () => {
    const root = agency();
    const url = `file://${root}/repos/shop`;
    const result = runBatch(root, [url, "--branch=answer", "--commit", "--format=json"]);
    const [repo] = JSON.parse(result.stdout).repos;
    expect(repo).toMatchObject({ outcome: "fixed", source: url, branch: "answer" });
    expect(git(repo.folder, "log", "-1", "--format=%s", "answer")).toContain("Repair the API route");
    expect(git(repo.folder, "rev-parse", "--is-shallow-repository")).toBe("true\n");
    expect(git(join(root, "repos/shop"), "status", "--porcelain")).toBe("");
  });

  test("don't show the password of a URL", () => {
    const result = runBatch(agency(), ["https://me:s3cret@127.0.0.1:1/a/b.git", "--format=json"]);
    expect(JSON.parse(result.stdout).repos[0].source).toBe("https://127.0.0.1:1/a/b.git");
    expect(result.stdout + result.stderr).not.toContain("s3cret");
  });

  test("that name no repo are refused", () => {
    const root = temporaryRepo({ "list.txt": "# none yet\n\n" });
    const result = runBatch(root, ["list.txt"]);
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toContain("list.txt names no repo");
  });

  test("of one name are told apart", () => {
    const root = temporaryRepo({ "a/shop/package.json": NEXT, "b/shop/package.json": NEXT });
    const names = Object.keys(outcomesOf(runBatch(root, ["a", "b", "--format=json"])));
    expect(names).toHaveLength(2);
    for (const name of names) expect(name).toMatch(/^shop-[0-9a-f]{8}$/);
  });

  test("in a list don't stop each other where one is wrong", () => {
    const root = temporaryRepo({
      "repos/shop/package.json": NEXT,
      "empty/README.md": "",
      "other.txt": "",
      "list.txt": "nowhere\nx/*\nempty\nother.txt\nrepos/shop\n",
    });
    const result = runBatch(root, ["list.txt", "--format=json"]);
    expect(result.code).toBe(1);
    const { repos } = JSON.parse(result.stdout) as {
      repos: { name: string; outcome: string; failure?: { cause: string; message: string } }[];
    };
    const failures = repos.filter(({ outcome }) => outcome === "failed");
    expect(repos.map(({ name }) => name)).toContain("shop");
    expect(failures.map(({ failure }) => failure!.message.split(/[.:(]/)[0]!.trim()).sort()).toEqual([
      "No folder matches x/*",
      expect.stringMatching(/^There is no repo in/),
      "nowhere doesn't exist",
      expect.stringMatching(/^other/),
    ]);
    for (const { failure } of failures) expect(failure).toMatchObject({ cause: "wrong source" });
  });

  test("may have names that begin with a dot", () => {
    const root = temporaryRepo({
      "m/seen/package.json": NEXT,
      "m/.hidden/package.json": NEXT,
      "m/.cache/deep/package.json": NEXT,
      "m/node_modules/dependency/package.json": NEXT,
    });
    const names = Object.keys(outcomesOf(runBatch(root, ["m", "--format=json"])));
    expect(names).toHaveLength(2);
    expect(names).toEqual([expect.stringMatching(/^hidden-/), "seen"]);
  });

  test.each([
    ["nowhere", "nowhere doesn't exist"],
    ["x/*", "No folder matches x/*"],
    ["empty", "There is no repo in"],
  ])("%s is refused", (source, message) => {
    const root = temporaryRepo({ "empty/README.md": "" });
    const result = runBatch(root, [source]);
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toContain(message);
  });
});

describe("shards", () => {
  test("hold every repo once, whatever others there are, and are merged", () => {
    const root = agency();
    const parts = [1, 2, 3].map((index) => {
      const result = runBatch(root, ["repos", `--shard=${index}/3`, "--format=json", "--state", `s${index}`]);
      return Object.keys(outcomesOf(result));
    });
    expect(parts.flat().sort()).toEqual(["blog", "crm", "fine", "shop", "vue"]);
    const merged = runBatch(root, ["merge", "s1", "s2", "s3", "--format=json"]);
    expect(outcomesOf(merged)).toEqual(
      outcomesOf(runBatch(root, ["repos", "--format=json", "--state", "all"])),
    );
  });

  test("give patches, a page and a plan of the whole, when they are merged or later", () => {
    const root = agency();
    for (const index of [1, 2]) runBatch(root, ["repos", `--shard=${index}/2`, "--state", `s${index}`]);
    const files = ["--patches=patches", "--html=review.html"];
    const merged = runBatch(root, ["merge", "s1", "s2", "--state", "all", ...files]);
    expect(merged.stderr).toContain("2 patches written to patches.");
    runBatch(root, ["status", "--state", "all", "--plan=later.json"]);
    const repos = (file: string) =>
      JSON.parse(read(root, file)).repos.map((one: { name: string }) => one.name);
    expect(repos("review.plan.json")).toEqual(["blog", "crm", "shop"]);
    expect(read(root, "later.json")).toBe(read(root, "review.plan.json"));
    expect(read(root, "review.html")).toContain("<!doctype html>");
  });

  test("are refused where they are none", () => {
    expect(runBatch(agency(), ["repos", "--shard=4/3"]).stderr).toContain("--shard takes a part such as 2/5");
  });
});

describe("formats", () => {
  test("jsonl: a line for each repo", () => {
    const lines = runBatch(agency(), ["repos", "--format=jsonl"]).stdout.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).name)).toEqual(["blog", "crm", "fine", "shop", "vue"]);
  });

  test("jsonl: each line is as its schema says", () => {
    const schema = JSON.parse(
      readFileSync(join(import.meta.dirname, "../../docs/batch-result.schema.json"), "utf8"),
    );
    const validate = new Ajv2020().compile(schema);
    const root = agency();
    for (const flags of [[], ["--branch=answer", "--commit"]]) {
      const lines = runBatch(root, ["repos", "--format=jsonl", ...flags])
        .stdout.trim()
        .split("\n");
      for (const line of lines) expect(validate(JSON.parse(line)) ? [] : validate.errors).toEqual([]);
    }
    expect(validate({ version: 1, name: "x", outcome: "odd" })).toBe(false);
  });

  test("csv: a head and a line for each repo", () => {
    const lines = runBatch(agency(), ["repos", "--format=csv"]).stdout.split("\r\n");
    expect(lines[0]).toMatch(/^name,outcome,findings,/);
    expect(lines[2]).toMatch(/^crm,would-fix,2,0,1,0,1,0,default-export,/);
    expect(lines).toHaveLength(7);
  });

  test("markdown and text: sums and a table", () => {
    const root = agency();
    expect(runBatch(root, ["repos", "--format=markdown"]).stdout).toContain(
      "| shop | can be fixed | 1 | 0 | 1 | 0 |  |",
    );
    const text = runBatch(root, ["status"]).stdout;
    expect(text).toContain("5 repos: 2 can be fixed, 1 left to do, 1 nothing to repair, 1 no Next.js app.");
    expect(text).toContain("Nothing was written:");
  });

  test("text: failures of one kind stand together, each message with its repos", () => {
    const root = temporaryFolder({ "shop/package.json": NEXT, "shop/app/api/a/route.js": SAFE });
    for (const name of ["a", "b"]) {
      gitRepo(join(root, name), { "package.json": NEXT, "app/api/a/route.js": SAFE });
      git(join(root, name), "branch", "answer");
    }
    expect(
      runBatch(root, ["a", "b", "shop", "--branch=answer"]).stdout,
    ).toContain(`3 failed: commit (a, b, shop)
  a, b: There is a branch answer already. Remove it, or choose another name.
  shop: It is in no git repository`);
  });

  test("a file that can't be written is named, and the results are kept", () => {
    const root = agency();
    const result = runBatch(root, ["repos", "--html=nowhere/review.html"]);
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toContain("nowhere/review.plan.json: its folder doesn't exist.");
    expect(runBatch(root, ["status"]).stdout).toContain("5 repos:");
  });
});
