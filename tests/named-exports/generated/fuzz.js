// npm run fuzz -- FIRST LAST [--show]
// Checks the routes of all seeds from FIRST to LAST, and says what is wrong and what is refused. Never part of a test run.
import { fileURLToPath } from "node:url";
import { createViteServer } from "vitest/node";

const [first, last = first] = process.argv.slice(2).map(Number).filter(Number.isInteger);
const shows = process.argv.includes("--show");
if (first === undefined) throw new Error("Name the seeds: npm run fuzz -- FIRST LAST");

const say = console.log;
// Next.js prints what a handler throws, and here many do.
for (const level of ["log", "warn", "error"]) console[level] = () => {};

const server = await createViteServer({
  configFile: false,
  logLevel: "error",
  root: fileURLToPath(new URL("../../..", import.meta.url)),
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true, include: [] },
});
try {
  const { generateRoute } = await server.ssrLoadModule("/tests/named-exports/generated/route.ts");
  const { check } = await server.ssrLoadModule("/tests/named-exports/generated/check.ts");
  const { typeCheck } = await server.ssrLoadModule("/tests/named-exports/type-check.ts");
  const typed = new Map();
  const refused = new Map();
  let wrong = 0;
  const report = (seed, fixture, code, problems) => {
    wrong++;
    say(`--- seed ${seed}\n${fixture.input}\n--- becomes\n${code}\n--- ${problems.join("\n--- ")}`);
  };
  for (let seed = first; seed <= last; seed++) {
    const fixture = generateRoute(seed);
    const { code, refused: reason, problems } = await check(fixture);
    if (shows) say(`${fixture.input}\n--- becomes\n${code ?? reason}`);
    if (problems.length > 0) report(seed, fixture, code, problems);
    else if (code && fixture.outputFile.endsWith(".ts"))
      typed.set(fixture.name, [seed, { ...fixture, output: code }]);
    if (reason) {
      const kind = reason.replace(/`[^`]*`/g, "`…`");
      refused.set(kind, [...(refused.get(kind) ?? []), seed]);
    }
  }
  for (const [name, lines] of typeCheck([...typed.values()].map(([, fixture]) => fixture))) {
    const [seed, fixture] = typed.get(name);
    if (lines.length > 0) report(seed, fixture, fixture.output, lines);
  }
  const reasons = [...refused].sort(([, one], [, other]) => other.length - one.length);
  for (const [reason, seeds] of reasons)
    say(`refused ${seeds.length} (seeds ${seeds.slice(0, 5).join(", ")}): ${reason}`);
  say(`${last - first + 1} routes, ${wrong} wrong, ${[...refused.values()].flat().length} refused`);
  if (wrong > 0) process.exitCode = 1;
} finally {
  await server.close();
}
// Servers of Next.js may still be open.
process.exit();
