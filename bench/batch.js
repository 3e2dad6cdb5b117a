// npm run bench:batch [-- REPOS FILES]
// Generates repos, runs a batch over them, watches the memory of all its processes, and writes its part of docs/performance.md.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeApp } from "./app.js";
import { writePart } from "./page.js";

const [REPOS = 1000, FILES = 200] = process.argv.slice(2).map(Number);
/** For the runs that are compared with each other, fewer repos do. */
const COMPARED = Math.min(REPOS, 100);
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BIN = join(ROOT, "bin/route-codemod.js");
const CORES = availableParallelism();

const work = mkdtempSync(join(tmpdir(), "route-codemod-bench-batch-"));
try {
  generate(join(work, "many"), REPOS);
  generate(join(work, "some"), COMPARED);
  await batch("some", CORES); // Warms the disk's cache.
  const oneWorker = await batch("some", 1);
  const allWorkers = await batch("some", CORES);
  const load = await batch("many", CORES);
  const text = part(load, oneWorker, allWorkers);
  writePart("Batch", text);
  process.stdout.write(text);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Repos of so many files each: a tenth of them broken routes, as many callers, the rest modules that are none of our business. */
function generate(folder, repos) {
  for (let repo = 0; repo < repos; repo += 1) {
    const app = join(folder, `repo-${String(repo).padStart(4, "0")}`);
    const routes = Math.max(1, Math.floor(FILES / 10));
    writeApp(app, routes);
    mkdirSync(join(app, "lib"), { recursive: true });
    for (let file = 2 * routes + 2; file < FILES; file += 1) {
      writeFileSync(join(app, `lib/module${file}.ts`), moduleText(file));
    }
  }
}

function moduleText(number) {
  const lines = Array.from(
    { length: 40 },
    (_, line) =>
      `export function step${number}x${line}(value: number): number {\n  return value * ${line} + ${number};\n}\n`,
  );
  return lines.join("\n");
}

/** Runs a batch; gives its time, and the memory of all its processes at the most in each quarter of the time. */
async function batch(folder, jobs) {
  const state = join(work, `state-${folder}-${jobs}`);
  const start = performance.now();
  const args = [
    BIN,
    "batch",
    folder,
    "--restart",
    "--state",
    state,
    "--jobs",
    String(jobs),
    "--format=jsonl",
  ];
  const child = spawn(process.execPath, args, { cwd: work, stdio: ["ignore", "pipe", "ignore"] });
  const samples = [];
  const timer = setInterval(() => samples.push(memoryOf(child.pid)), 200);
  let printed = "";
  child.stdout.on("data", (chunk) => {
    printed = (printed + chunk).slice(-100_000);
  });
  const code = await new Promise((done) => child.on("close", done));
  clearInterval(timer);
  if (code !== 1) throw new Error(`The batch ended with ${code}.`);
  const last = JSON.parse(printed.trim().split("\n").at(-1));
  if (last.outcome !== "would-fix") throw new Error(`The last repo is ${last.outcome}.`);
  const quarter = Math.ceil(samples.length / 4);
  const peaks = [0, 1, 2, 3].map((index) =>
    Math.max(0, ...samples.slice(index * quarter, (index + 1) * quarter)),
  );
  return { seconds: (performance.now() - start) / 1000, peaks };
}

/** Resident memory in MB of a process and all below it, from /proc. */
function memoryOf(root) {
  const parents = new Map();
  const memory = new Map();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      parents.set(Number(name), Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]));
      memory.set(Number(name), Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // It ended meanwhile.
    }
  }
  const isOurs = (pid) => pid === root || (parents.has(pid) && isOurs(parents.get(pid)));
  return [...memory].reduce((sum, [pid, size]) => sum + (isOurs(pid) ? size : 0), 0);
}

function part(load, oneWorker, allWorkers) {
  const rate = (run, repos) => `${(repos / run.seconds).toFixed(1)} repos/s`;
  const speedUp = (oneWorker.seconds / allWorkers.seconds).toFixed(2);
  return `${REPOS} synthetic repos of ${FILES} files each, looked at with \`batch\` on ${CORES} cores: ${load.seconds.toFixed(0)} s
(${rate(load, REPOS)}). Memory of all processes together, at the most in each quarter of the run:

| first | second | third | fourth |
| ---: | ---: | ---: | ---: |
| ${load.peaks.map((peak) => `${peak.toFixed(0)} MB`).join(" | ")} |

The same over ${COMPARED} of them, by the number of workers:

| workers | time | | against one |
| ---: | ---: | ---: | ---: |
| 1 | ${oneWorker.seconds.toFixed(1)} s | ${rate(oneWorker, COMPARED)} | 1.00 |
| ${CORES} | ${allWorkers.seconds.toFixed(1)} s | ${rate(allWorkers, COMPARED)} | ${speedUp} |
`;
}
