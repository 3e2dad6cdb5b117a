import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { NEXT_16 } from "./next-16.js";

export { NEXT_16 } from "./next-16.js";

export type Files = Record<string, string | Buffer>;

/** A Pages Router handler, as it lies in broken route files. */
export const BROKEN = `export default function handler(req, res) {
  if (req.method === "POST") return res.status(201).json({ ok: true });
  return res.status(200).json([]);
}
`;

/** A route file as it should be. */
export const HEALTHY = `export async function GET() {
  return Response.json([]);
}
`;

/** Writes files into a new folder, which goes when the test ends, and gives its real path. */
export function temporaryFolder(files: Files): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "route-codemod-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  addFiles(folder, files);
  return folder;
}

/** The same as a git repo, with an app at its root unless the files say otherwise. */
export function temporaryRepo(files: Files): string {
  const folder = temporaryFolder({ "package.json": NEXT_16, ...files });
  execFileSync("git", ["init", "--quiet", folder]);
  return folder;
}

export function addFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
