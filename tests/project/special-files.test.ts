/** What lies in a repo under a name that we read needn't be a file: pipes that nobody writes to, devices without an end, sockets, folders. */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readProject } from "../../src/project/index.js";
import { NotReadable, readBytes, readBytesSync } from "../../src/project/read-bytes.js";
import { BROKEN, HEALTHY, NEXT_16, temporaryFolder, temporaryRepo } from "./temporary-repo.js";

const FILES = {
  "app/api/tasks/route.ts": BROKEN,
  "app/api/notes/route.ts": HEALTHY,
  "components/list.tsx": `import { send } from "@/lib/send";\nimport { load } from "~/load";\nsend("/api/tasks", { method: "POST" });\nload();`,
  "lib/send.ts": "export const send = (url, init) => fetch(url, init);",
  "lib/tsconfig.base.json": "{}",
};

/** Every name of a file that is read while a project is looked at, wherever its content would lead. */
const READ = [
  "package.json",
  ".gitignore",
  "app/.gitignore",
  ".git/info/exclude",
  "next.config.ts",
  "tsconfig.json",
  "jsconfig.json",
  "lib/tsconfig.base.json",
  "node_modules/next/package.json",
  "middleware.ts",
  "vercel.json",
  "openapi.json",
  "app/api/notes/route.ts",
  "pages/api/more.ts",
  "lib/send.ts",
  "load.ts",
  "api/extra.ts",
];

const KINDS: Record<string, (path: string) => void> = {
  "a pipe": (path) => execFileSync("mkfifo", [path]),
  "a link to a device without an end": (path) => symlinkSync("/dev/zero", path),
  "a folder": (path) => mkdirSync(path),
  "a link to itself": (path) => symlinkSync(path, path),
};

describe.skipIf(process.platform === "win32").each(Object.entries(KINDS))("%s", (_, put) => {
  test.each(READ)("named %s doesn't stop the others", async (name) => {
    const extending = name === "lib/tsconfig.base.json" ? { extends: "./lib/tsconfig.base.json" } : {};
    const repo = temporaryRepo({
      ...FILES,
      "next.config.js": "",
      ...(name === "tsconfig.json" ? {} : { "tsconfig.json": JSON.stringify(extending) }),
    });
    const path = join(repo, name);
    mkdirSync(dirname(path), { recursive: true });
    rmSync(path, { force: true });
    put(path);
    const all = () => true;
    const project = await readProject({
      ...{ paths: ["."], cwd: repo, wantsCallers: all, wantsImporters: all, wantsModules: all },
    });
    expect(project.apps[0]?.routes.map((route) => route.path)).toContain("app/api/tasks/route.ts");
  });
});

describe.skipIf(process.platform === "win32")("what is named like a route and is no file", () => {
  test.each([
    ["a pipe", /is a named pipe, not a regular file/],
    ["a link to a device without an end", /leads out of|is a device/],
    ["a folder", /is a folder, not a regular file/],
    ["a link to itself", /leads to itself/],
  ])("%s is told", async (kind, message) => {
    const repo = temporaryRepo(FILES);
    mkdirSync(join(repo, "app/api/odd"));
    KINDS[kind]!(join(repo, "app/api/odd/route.ts"));
    const { problems, apps } = await readProject({ paths: ["."], cwd: repo, wantsCallers: () => false });
    expect(problems).toEqual([
      { path: "app/api/odd/route.ts", message: expect.stringMatching(message) as string },
    ]);
    expect(apps[0]?.routes).toHaveLength(2);
  });

  test("a socket is told", async () => {
    const repo = temporaryRepo(FILES);
    mkdirSync(join(repo, "app/api/odd"));
    const server = createServer();
    onTestFinished(() => void server.close());
    await new Promise<void>((done) => server.listen(join(repo, "app/api/odd/route.ts"), done));
    const { problems } = await readProject({ paths: ["."], cwd: repo, wantsCallers: () => false });
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining("is a socket")]);
  });

  test("an app folder that leads out of the repo is told, also where no app is left", async () => {
    const elsewhere = temporaryFolder({ "api/tasks/route.ts": BROKEN });
    const repo = temporaryRepo({ "next.config.js": "" });
    symlinkSync(elsewhere, join(repo, "app"));
    await expect(readProject({ paths: ["."], cwd: repo, wantsCallers: () => false })).rejects.toThrow(
      /app is a symbolic link that leads out of/,
    );
    const second = join(repo, "second");
    mkdirSync(join(second, "app/api/a"), { recursive: true });
    writeFileSync(join(second, "package.json"), NEXT_16);
    writeFileSync(join(second, "app/api/a/route.ts"), BROKEN);
    const { problems } = await readProject({ paths: ["."], cwd: repo, wantsCallers: () => false });
    expect(problems.map(({ path }) => path)).toEqual(["app"]);
  });
});

describe("reading bytes", () => {
  test("gives what is in the file, and nothing of a file that is too large", async () => {
    const folder = temporaryFolder({ text: "größer", empty: "", large: "" });
    truncateSync(join(folder, "large"), 5 * 1024 * 1024 + 1);
    expect((await readBytes(join(folder, "text"))).toString()).toBe("größer");
    expect(readBytesSync(join(folder, "text")).toString()).toBe("größer");
    expect(await readBytes(join(folder, "empty"))).toHaveLength(0);
    await expect(readBytes(join(folder, "large"))).rejects.toThrow(NotReadable);
    await expect(readBytes(join(folder, "text"), 7)).rejects.toThrow("has 8 bytes");
    expect(() => readBytesSync(join(folder, "large"))).toThrow(NotReadable);
    expect(() => readBytesSync(folder)).toThrow("is a folder, not a regular file");
  });
});
