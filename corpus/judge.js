// What the command makes of the pasted handlers: how each ends, and whether what comes out holds.
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { typeErrorsOf } from "./type-errors.js";

const ROUTE_RULES = new Set(["default-export", "pages-signature", "lowercase-method"]);

/** @returns the files that hold a handler which doesn't answer, each with its outcome, and the seconds that planning took. */
export async function judge(routes, work, load, { bridge }) {
  const { makePlan, unifiedDiff } = await load("/src/index.ts");
  link(work);
  const before = typeErrorsOf(
    work,
    routes.map(({ path }) => path),
  );
  const start = performance.now();
  const request = { paths: [work], cwd: work, ...(bridge ? { bridge: true } : {}) };
  const plan = await makePlan(request);
  const seconds = (performance.now() - start) / 1000;
  const changes = new Map(plan.changes.map((change) => [change.path, change]));
  const files = [];
  for (const route of routes) {
    const manual = plan.manual.find(({ path, rule }) => path === route.path && ROUTE_RULES.has(rule));
    const change = changes.get(route.path);
    const repaired = change?.findings.find(({ rule }) => ROUTE_RULES.has(rule) || rule === "bridge");
    const problem = plan.problems.find(({ path }) => path === route.path);
    if (!route.isPasted && !manual && !repaired) continue;
    files.push({
      path: route.path,
      ...outcomeOf({ manual, repaired, change, problem }, unifiedDiff),
      typeErrors: [],
      trouble: [],
    });
  }
  for (const change of plan.changes) {
    const target = join(work, change.movedTo ?? change.path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, change.after);
  }
  const again = await makePlan(request);
  const after = typeErrorsOf(
    work,
    routes.map(({ path }) => path),
  );
  for (const file of files.filter(({ outcome }) => ["safe", "unsafe", "bridged"].includes(outcome))) {
    const known = new Set(before.get(file.path));
    file.typeErrors = (after.get(file.path) ?? []).filter((text) => !known.has(text));
    const second = [
      ...again.changes.filter(({ path }) => path === file.path),
      ...again.manual.filter(({ path, rule }) => path === file.path && ROUTE_RULES.has(rule)),
    ];
    file.trouble = second.map(() => "a second run finds something in it");
  }
  return { files, seconds };
}

function outcomeOf({ manual, repaired, change, problem }, unifiedDiff) {
  if (problem) {
    const crashed = /report it|overflow|internal/i.test(problem.message);
    return { outcome: crashed ? "crashed" : "unparsed", message: problem.message, line: problem.line };
  }
  if (manual && change)
    return { outcome: "half", message: manual.message, line: manual.line, reason: kindOf(manual.message) };
  if (manual)
    return { outcome: "refused", message: manual.message, line: manual.line, reason: kindOf(manual.message) };
  if (!repaired) return { outcome: "silent" };
  const lines = unifiedDiff(change)
    .split("\n")
    .filter((line) => /^[-+](?![-+])/.test(line)).length;
  return { outcome: repaired.rule === "bridge" ? "bridged" : repaired.safety, lines };
}

/** What a message says, but for the names in it. */
function kindOf(message) {
  const sentences = message.split(/(?<=[.:])\s+/);
  return (
    sentences
      .slice(1)
      .join(" ")
      .replace(/`[^`]*`/g, "`…`")
      .replace(/\s+/g, " ")
      .trim() || message
  );
}

/** The packages that this project has itself (next, react, zod) stand for those of the checkout. */
function link(work) {
  symlinkSync(fileURLToPath(new URL("../node_modules", import.meta.url)), join(work, "node_modules"));
}
