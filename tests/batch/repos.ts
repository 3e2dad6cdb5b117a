/** Small git repos for batches. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CliResult, runCli } from "../cli/run-cli.js";
import { addFiles, type Files } from "../project/temporary-repo.js";

export const NEXT = `${JSON.stringify({ dependencies: { next: "16.0.0" } })}\n`;

/** Says its methods: a safe fix. */
export const SAFE = `export default async function handler(req, res) {
  if (req.method !== "POST") return res.status(405).end();
  return res.status(201).json({ name: req.body.name });
}
`;

/** Its methods are an assumption. */
export const UNSAFE = `export default function handler(req, res) {
  res.json({ ok: true });
}
`;

/** Hands res to another file. */
export const MANUAL = `import { answer } from "../../../lib/answer";

export default async function handler(req, res) {
  return answer(req, res);
}
`;

export const FINE = `export async function GET() {
  return Response.json({ ok: true });
}
`;

export const IDENTITY = {
  ...{ GIT_AUTHOR_NAME: "Ada", GIT_AUTHOR_EMAIL: "ada@example.com", GIT_AUTHOR_DATE: "2026-01-01T00:00:00Z" },
  ...{ GIT_COMMITTER_NAME: "Ada", GIT_COMMITTER_EMAIL: "ada@example.com" },
  GIT_COMMITTER_DATE: "2026-01-01T00:00:00Z",
};

export function git(folder: string, ...args: string[]): string {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...IDENTITY } as unknown as NodeJS.ProcessEnv;
  return execFileSync("git", ["-C", folder, ...args], { encoding: "utf8", env });
}

/** A git repo with these files in its first commit. */
export function gitRepo(folder: string, files: Files): string {
  addFiles(folder, files);
  git(folder, "init", "-q", "-b", "main");
  git(folder, "add", "-A");
  git(folder, "commit", "-q", "-m", "first");
  return folder;
}

/** Runs `batch`, with a state folder beside the repos where none is named. */
export function runBatch(root: string, args: string[], env: Record<string, string> = {}): CliResult {
  const state = args.includes("--state") ? [] : ["--state", "state"];
  return runCli(root, ["batch", ...args, ...state], { env: { ...IDENTITY, ...env } });
}

/** The outcome of each repo of a run with `--format json`. */
export function outcomesOf(result: CliResult): Record<string, string> {
  const { repos } = JSON.parse(result.stdout) as { repos: { name: string; outcome: string }[] };
  return Object.fromEntries(repos.map(({ name, outcome }) => [name, outcome]));
}

/** A hash of every file of a repo, but for what lies in `.git`; links as what they say. */
export function bytesOf(folder: string): Record<string, string> {
  const hashes: Record<string, string> = {};
  const visit = (path: string) => {
    for (const name of readdirSync(join(folder, path)).sort()) {
      const inner = path === "" ? name : `${path}/${name}`;
      if (inner === ".git") continue;
      const stats = lstatSync(join(folder, inner));
      if (stats.isDirectory()) visit(inner);
      else if (stats.isFile()) {
        hashes[inner] = createHash("sha256")
          .update(readFileSync(join(folder, inner)))
          .digest("hex");
      }
    }
  };
  visit("");
  return hashes;
}
