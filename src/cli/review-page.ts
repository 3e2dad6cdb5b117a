/** `--html` and `--plan`: the page on which people look at the changes, and the plan that a selection is made for. */
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { readFile, rename, rm } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { wantedPart } from "../apply/index.js";
import type { Plan, PlannedRepo } from "../plan/index.js";
import { planFile, plannedChanges } from "../plan/index.js";
import { type PageRepo, pageDocument, pageRepo, type Report } from "../report/index.js";
import { quoted } from "../review/quoted.js";
import { unwritable } from "./output.js";
import type { Terminal } from "./terminal.js";

/** Where the two files go, as typed. */
export interface ReviewFiles {
  html?: string;
  plan?: string;
}

/** What the page and the plan hold, read anew for each: a thousand repos' diffs need not lie in memory. */
export interface ReviewContent {
  page: () => AsyncIterable<PageRepo>;
  plan: () => AsyncIterable<PlannedRepo>;
}

/**
 * Writes what was asked for, and gives a sentence for each file. A page comes with its plan, since a selection is of use only with
 * one: `review.html` with `review.plan.json`, where no other name is given.
 */
export async function writeReviewFiles(
  files: ReviewFiles,
  { cwd, windows, command }: Pick<Terminal, "cwd" | "windows" | "command">,
  content: ReviewContent,
): Promise<string[]> {
  const plan = files.plan ?? (files.html && `${files.html.replace(/\.html?$/i, "")}.plan.json`);
  if (plan === undefined) return [];
  await writePieces(plan, cwd, planFile(content.plan()));
  const said = [`The plan is in ${plan}. Apply it with: ${command} apply ${quoted(plan, windows)}`];
  if (files.html === undefined) return said;
  const assets = await pageAssets();
  await writePieces(files.html, cwd, pageDocument(content.page(), basename(plan), assets));
  return [...said, `The review page is ${files.html}. Open it in a browser.`];
}

/** The content for one repo. */
export function reviewOf(plan: Plan, report: Report, unsafe: boolean): ReviewContent {
  const name = basename(plan.root) || "repo";
  const changes = plannedChanges(plan.changes.map((change) => wantedPart(change, unsafe) ?? change));
  const { fixed, findings } = report.summary;
  const isDone = findings === fixed;
  const words = findings === 0 ? "nothing to repair" : isDone ? "fixed" : "to review";
  const outcome = findings === 0 ? "clean" : isDone ? "fixed" : "would-fix";
  return {
    page: async function* () {
      yield pageRepo({ name, outcome, words, source: plan.root, entries: report.entries, changes });
    },
    plan: async function* () {
      if (changes.length > 0) yield { name, root: plan.root, changes };
    },
  };
}

async function pageAssets() {
  // Beside the compiled sources: dist/page.
  const read = (name: string) =>
    readFile(fileURLToPath(new URL(`../../page/${name}`, import.meta.url)), "utf8");
  const [script, style] = await Promise.all([read("review.js"), read("review.css")]);
  return { script, style, scriptHash: hashOf(script), styleHash: hashOf(style) };
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

/** Under another name until it is whole. @throws {UsageError} when the file can't be written */
async function writePieces(name: string, cwd: string, pieces: AsyncIterable<string>): Promise<void> {
  const path = resolve(cwd, name);
  const partial = `${path}.partial`;
  try {
    await pipeline(pieces, createWriteStream(partial));
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw unwritable(error, name);
  }
}
