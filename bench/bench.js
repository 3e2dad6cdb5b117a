// npm run bench
// Measures whole processes, in turn, in one run on one machine, and writes its parts of docs/performance.md.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, cpus, platform, release, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeApp } from "./app.js";
import { writePart } from "./page.js";

const ROUTES = 2000;
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const BIN = join(ROOT, "bin/route-codemod.js");
const JSCODESHIFT = require.resolve("jscodeshift/bin/jscodeshift.js");

const work = mkdtempSync(join(tmpdir(), "route-codemod-bench-"));
try {
  const one = join(work, "one");
  const many = join(work, "many");
  writeApp(one, 1);
  writeApp(many, ROUTES);
  const noOp = [JSCODESHIFT, "-t", join(ROOT, "bench/no-op.cjs"), "--extensions=ts", "--dry", "--silent"];

  const startUp = measure(15, one, [
    { name: "`node -e 0`", args: ["-e", "0"], exit: 0 },
    { name: "`route-codemod --version`", args: [BIN, "--version"], exit: 0 },
    {
      name: "`route-codemod --dry-run` on one route",
      args: [BIN, "app/api/item0/route.ts", "--dry-run"],
      exit: 1,
    },
  ]);
  const routes = measure(5, many, [
    { name: "jscodeshift, no-op, `--run-in-band`", args: [...noOp, "--run-in-band", "app"], exit: 0 },
    { name: "jscodeshift, no-op, its own number of workers", args: [...noOp, "app"], exit: 0 },
    { name: "`route-codemod app --dry-run`", args: [BIN, "app", "--dry-run"], exit: 1 },
  ]);

  const parts = {
    "Start-up": table(startUp, "bare node"),
    "2,000 broken routes": `A synthetic app: 2,000 route files of the five commonest broken shapes, and as many components that call them.
route-codemod looks for routes, callers and configs, repairs every route and prints every diff; jscodeshift's no-op only
parses and prints the route files.

${table(routes, "jscodeshift in one process")}`,
    Where: place(),
  };
  for (const [heading, text] of Object.entries(parts)) {
    writePart(heading, text);
    process.stdout.write(`## ${heading}\n\n${text}\n\n`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

/**
 * Runs the commands in turn, round by round, so that a busy moment of the machine hits all of them. The first round
 * warms the disk's cache and doesn't count.
 * @returns The commands with the median of their times and its ratio to that of the first command.
 */
function measure(rounds, cwd, commands) {
  const times = commands.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, { name, args, exit }] of commands.entries()) {
      const start = process.hrtime.bigint();
      const { status, stderr } = spawnSync(process.execPath, args, {
        cwd,
        stdio: ["ignore", "ignore", "pipe"],
        encoding: "utf8",
        env: { ...process.env, CI: "true", NO_COLOR: "1" },
      });
      const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
      if (status !== exit) throw new Error(`${name} exited with ${status}, not ${exit}:\n${stderr}`);
      if (round > 0) times[index].push(milliseconds);
    }
  }
  const medians = times.map(median);
  return commands.map(({ name }, index) => ({
    name,
    median: medians[index],
    ratio: medians[index] / medians[0],
  }));
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function place() {
  const processors = cpus();
  return `${processors.length} × ${processors[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()} ${arch()}; Node ${process.versions.node},
route-codemod ${version(join(ROOT, "package.json"))}, jscodeshift ${version(require.resolve("jscodeshift/package.json"))}.`;
}

function table(rows, base) {
  const lines = rows.map(
    ({ name, median, ratio }) => `| ${name} | ${duration(median)} | ${ratio.toFixed(2)} |`,
  );
  return [`| | median | against ${base} |`, "| --- | ---: | ---: |", ...lines].join("\n");
}

function duration(milliseconds) {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}

function version(manifest) {
  return JSON.parse(readFileSync(manifest, "utf8")).version;
}
