// npm run demo
// Repairs a copy of a small broken app, and asks its routes before and after, in Next's own runtime, in this process.
import { spawnSync } from "node:child_process";
import { cpSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { askRoutes } from "./ask-routes.js";

const clone = fileURLToPath(new URL("..", import.meta.url));
const command = join(clone, "bin/route-codemod.js");
const example = join(clone, "examples/lovable-default-handlers");

/** What a browser would ask this app. */
const REQUESTS = [
  { method: "GET", url: "/api/tasks", route: "app/api/tasks/route.ts" },
  { method: "POST", url: "/api/tasks", route: "app/api/tasks/route.ts", json: { title: "Write docs" } },
  { method: "POST", url: "/api/tasks", route: "app/api/tasks/route.ts", json: {} },
  { method: "GET", url: "/api/tasks/1", route: "app/api/tasks/[id]/route.ts", params: { id: "1" } },
  {
    method: "PATCH",
    url: "/api/tasks/1",
    route: "app/api/tasks/[id]/route.ts",
    params: { id: "1" },
    json: { done: true },
  },
  { method: "DELETE", url: "/api/tasks/1", route: "app/api/tasks/[id]/route.ts", params: { id: "1" } },
  {
    method: "POST",
    url: "/api/contact",
    route: "app/api/contact/route.ts",
    json: { name: "Ada", email: "ada@example.com", message: "Hi" },
  },
  { method: "PUT", url: "/api/tasks", route: "app/api/tasks/route.ts", json: {} },
];

/** What the old handlers would have answered in pages/api. */
const EXPECTED = [200, 201, 400, 200, 200, 204, 200, 405];

const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const bold = (text) => (colour ? `\x1b[1m${text}\x1b[22m` : text);
const shown = (path) => {
  const way = relative(process.cwd(), path);
  return way.length < path.length ? way : path;
};

const app = join(freshFolder(), "taskflow");
mkdirSync(app);
// Its Next.js is the one of this clone.
symlinkSync(join(clone, "node_modules"), join(app, "node_modules"), "junction");
cpSync(example, app, { recursive: true, filter: (path) => !/[\\/](node_modules|\.next|out)$/.test(path) });

say(
  bold(`1. A small app, as an AI builder left it: a copy of ${shown(example)} in ${app}`),
  "   Its routes were written for pages/api. Now they are asked, in Next's App Router runtime:",
);
const before = await askRoutes(app, REQUESTS);
table(before.map(({ status }) => [status]));

say(bold("2. What route-codemod would change (--dry-run; of three files, the shortest):"));
const diff = run("--dry-run", ...(colour ? ["--color"] : []), join(app, "app/api/contact"));
process.stdout.write(`${diff.stdout.trimEnd()}\n\n`);

say(bold("3. Repaired (--yes):"));
const repaired = run("--yes", "--format", "json", app);
const { files } = JSON.parse(repaired.stdout);
for (const { path, methods } of files.filter(({ outcome }) => outcome === "fixed"))
  say(`   ${path.padEnd(30)} ${methods.join(", ")}`);

say("", bold("4. The same requests again:"));
const after = await askRoutes(app, REQUESTS);
table(after.map(({ status }, index) => [before[index].status, status]));
say("   (PUT stays 405: the old handlers refused it too.)", "");

say(
  bold("What to do next"),
  `   See what was written:        git diff --no-index ${shown(example)}/app ${app}/app`,
  `   Take it back:                node ${shown(command)} undo --root ${app}`,
  `   Decide file by file:         node ${shown(command)} ${app}   (after the undo)`,
  `   In your own Next.js app:     node ${command}`,
  "                                or, once it is on npm: npx route-codemod",
);
if (repaired.status !== 0 || after.some(({ status }, index) => status !== EXPECTED[index])) {
  process.stderr.write("The demo didn't go as it should: please report it with all of the above.\n");
  process.exitCode = 1;
}

/** The same folder each time, so that twice says the same; what an earlier demo left there is taken away. */
function freshFolder() {
  const folder = join(tmpdir(), "route-codemod-demo");
  try {
    const { uid } = lstatSync(folder);
    if (process.getuid && uid !== process.getuid()) return mkdtempSync(`${folder}-`);
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

function run(...args) {
  const { CI, ...env } = process.env;
  return spawnSync(process.execPath, [command, ...args], { encoding: "utf8", env });
}

function say(...lines) {
  process.stdout.write(`${lines.join("\n")}\n`);
}

function table(columns) {
  const cells = columns.map((statuses) => statuses.map((status) => painted(status)).join(" -> "));
  REQUESTS.forEach(({ method, url, json }, index) => {
    const asked = `${method.padEnd(6)} ${url}`.padEnd(22);
    const body = json === undefined ? "" : JSON.stringify(json);
    const short = body.length > 34 ? `${body.slice(0, 33)}…` : body;
    process.stdout.write(`   ${asked} ${short.padEnd(36)} ${cells[index]}\n`);
  });
  process.stdout.write("\n");
}

function painted(status) {
  if (!colour) return String(status);
  return `\x1b[${status < 300 ? 32 : status === 405 ? 31 : 33}m${status}\x1b[39m`;
}
