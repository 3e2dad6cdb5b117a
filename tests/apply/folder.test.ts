import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/apply/fingerprint.js";
import { isGitFolder, openFolder } from "../../src/apply/folder.js";
import { removeFile, replaceFile } from "../../src/apply/write.js";
import { temporaryFolder, textOf } from "./temporary-folder.js";

/** A root and a victim beside it with the same files. */
function scene(): { root: string; victim: string } {
  const place = temporaryFolder({ "root/app/a/route.ts": "old", "victim/a/route.ts": "old" });
  return { root: join(place, "root"), victim: join(place, "victim") };
}

/** Puts a link out in the place of a folder. */
function swap(root: string, folder: string, victim: string): void {
  renameSync(join(root, folder), join(root, `${folder}-moved`));
  symlinkSync(victim, join(root, folder));
}

describe("a folder that becomes a link out", () => {
  it.each(["app", "app/a"])("before the write is refused: %s", async (folder) => {
    const { root, victim } = scene();
    const path = join(root, "app/a/route.ts");
    swap(root, folder, folder === "app" ? victim : join(victim, "a"));
    const about = { text: "new", mode: undefined, was: fingerprint("old"), onTemporary: async () => {} };
    await expect(replaceFile(root, path, about)).rejects.toThrow(/has become a link/);
    await expect(removeFile(root, path, fingerprint("old"))).rejects.toThrow(/has become a link/);
    const made = { ...about, was: undefined };
    await expect(replaceFile(root, join(root, "app/a/b/c.ts"), made)).rejects.toThrow(/has become a link/);
    expect(textOf(victim, "a/route.ts")).toBe("old");
    expect(readdirSync(join(victim, "a"))).toEqual(["route.ts"]);
  });

  it.each(["app", "app/a"])("in the middle of a write leads nowhere: %s", async (folder) => {
    const { root, victim } = scene();
    const about = {
      ...{ text: "new", mode: undefined, was: fingerprint("old") },
      // Told between the look at the file and its first byte.
      onTemporary: async () => swap(root, folder, folder === "app" ? victim : join(victim, "a")),
    };
    await replaceFile(root, join(root, "app/a/route.ts"), about).catch(() => undefined);
    expect(textOf(victim, "a/route.ts")).toBe("old");
    expect(readdirSync(join(victim, "a"))).toEqual(["route.ts"]);
  });
});

describe("a file that another process changes", () => {
  it.each([
    ["other text", (path: string) => writeFileSync(path, "theirs")],
    [
      "a link",
      (path: string) => {
        renameSync(path, `${path}.moved`);
        symlinkSync(`${path}.moved`, path);
      },
    ],
  ])("stays as it is: %s", async (_, change) => {
    const { root } = scene();
    const path = join(root, "app/a/route.ts");
    change(path);
    const about = { text: "new", mode: undefined, was: fingerprint("old"), onTemporary: async () => {} };
    await expect(replaceFile(root, path, about)).rejects.toThrow(/Run again/);
    expect(readFileSync(path, "utf8")).not.toBe("new");
  });
});

describe("git's own folder", () => {
  it("is none to write in, by any name that a file system takes for it", async () => {
    for (const name of [
      ".git",
      ".GIT",
      ".git.",
      ".git ",
      "git~1",
      "GIT~1",
      ".g\u200cit",
      ".git::$INDEX_ALLOCATION",
    ]) {
      expect(isGitFolder(name), name).toBe(true);
    }
    for (const name of [".gitignore", ".github", "git", "a.git"]) expect(isGitFolder(name), name).toBe(false);
    const root = temporaryFolder();
    mkdirSync(join(root, ".git/hooks"), { recursive: true });
    await expect(openFolder(root, join(root, ".git/hooks"))).rejects.toThrow(/git's own/);
    const about = { text: "new", mode: undefined, was: undefined, onTemporary: async () => {} };
    for (const path of [".git/hooks/made", ".git"]) {
      await expect(replaceFile(root, join(root, path), about)).rejects.toThrow(/git's own/);
    }
    expect(existsSync(join(root, ".git/hooks/made"))).toBe(false);
  });

  it("and what lies outside of the root are refused", async () => {
    const root = temporaryFolder();
    await expect(openFolder(root, join(root, ".."))).rejects.toThrow(/outside/);
  });
});
