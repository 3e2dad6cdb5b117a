/** What `route-codemod contracts` has to say. */
import type { UndoHandle } from "../apply/index.js";
import type { ContractPlan } from "../contracts/index.js";
import type { FileChange } from "../plan/contract.js";
import { unifiedDiff } from "../plan/diff.js";
import { type Palette, printableLine, safeJson } from "../report/index.js";
import { wrap } from "../report/wrap.js";
import { quoted } from "../review/quoted.js";
import { alignedSteps, type Step, undoLine } from "./next-steps.js";
import { placeFrom } from "./place.js";
import type { Terminal } from "./terminal.js";

/** What became of one file; `left`, `failed`: `reason` says why. */
export interface ContractFate {
  outcome: "written" | "would-write" | "up-to-date" | "left" | "failed";
  reason?: string;
}

export interface ContractReport {
  plan: ContractPlan;
  files: ({ path: string; change?: FileChange } & ContractFate)[];
  /** The run in the undo journal. */
  undo?: UndoHandle;
}

/** One JSON object, closed by a line feed. Its fields may grow; they are not renamed. */
export function contractsJson({ plan, files, undo }: ContractReport): string {
  const count = (outcome: ContractFate["outcome"]) => files.filter((file) => file.outcome === outcome).length;
  const summary = {
    routes: plan.routes,
    written: count("written"),
    wouldWrite: count("would-write"),
    upToDate: count("up-to-date"),
    left: count("left") + plan.left.length,
    failed: count("failed") + plan.problems.length,
  };
  const entries = files.map(({ path, outcome, reason, change }) => ({
    path,
    outcome,
    ...(reason === undefined ? {} : { reason }),
    ...(change === undefined ? {} : { diff: unifiedDiff(change) }),
  }));
  const left = [
    ...plan.left,
    ...plan.problems.map(({ path, line = 1, column = 1, message }) => ({ path, line, column, message })),
  ];
  const report = {
    version: 1,
    root: plan.root,
    summary,
    ...(undo ? { undo: undo.id } : {}),
    files: entries,
    left,
  };
  return `${safeJson(report, 2)}\n`;
}

const WORDS: Record<ContractFate["outcome"], string> = {
  written: "written",
  "would-write": "would write",
  "up-to-date": "up to date",
  left: "left",
  failed: "failed",
};

/** The same for people. */
export function contractsText(report: ContractReport, terminal: Terminal, palette: Palette): string {
  const { plan, files } = report;
  const name = (path: string) => printableLine(placeFrom(terminal.cwd, plan.root, path));
  const body = (text: string) =>
    wrap(printableLine(text), Math.min(terminal.width, 100) - 2).map((line) => `  ${line}`);
  const colour = (outcome: ContractFate["outcome"]) => {
    if (outcome === "written") return palette.green;
    return outcome === "up-to-date" ? palette.dim : outcome === "failed" ? palette.red : palette.yellow;
  };
  const lines = files.flatMap(({ path, outcome, reason }) => [
    `${colour(outcome)(WORDS[outcome].padEnd(11))} ${name(path)}`,
    ...(reason === undefined ? [] : body(reason)),
  ]);
  for (const { path, line = 1, column = 1, message } of [...plan.left, ...plan.problems]) {
    lines.push(`${palette.yellow("no test".padEnd(11))} ${name(path)}:${line}:${column}`, ...body(message));
  }
  const count = (outcome: ContractFate["outcome"]) => files.filter((file) => file.outcome === outcome).length;
  const parts = (Object.keys(WORDS) as ContractFate["outcome"][]).flatMap((outcome) =>
    count(outcome) > 0 ? [`${count(outcome)} ${WORDS[outcome]}`] : [],
  );
  const without = plan.left.length > 0 ? [`${plan.left.length} without a test`] : [];
  const routes = plan.routes === 1 ? "1 route" : `${plan.routes} routes`;
  lines.push("", palette.bold(`${routes} with a contract test: ${[...parts, ...without].join(", ")}.`));
  return `${[...lines, ...stepLines(report, terminal)].join("\n")}\n`;
}

function stepLines({ plan, files, undo }: ContractReport, terminal: Terminal): string[] {
  if (plan.routes === 0 || !files.some(({ outcome }) => outcome === "written")) return [];
  const steps: Step[] = [];
  if (plan.missingPackages.length > 0) {
    steps.push(["They need", `npm install --save-dev ${plan.missingPackages.join(" ")}`]);
  }
  for (const { root, folder } of plan.apps) {
    const home = placeFrom(terminal.cwd, plan.root, root);
    const inHome = home === "" ? [] : ["--root", home];
    const args = [...inHome, folder].map((argument) => quoted(argument, terminal.windows));
    const run = `npx vitest run ${args.join(" ")}`;
    steps.push(["Run them", run]);
    if (!terminal.windows) steps.push(["On a server", `TEST_BASE_URL=http://localhost:3000 ${run}`]);
  }
  if (undo !== undefined) steps.push(["Undo", undoLine(undo, terminal)]);
  return ["", ...alignedSteps(steps)];
}
