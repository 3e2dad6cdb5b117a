// npm run fuzz -- FIRST LAST [--show]
// Checks the routes of all seeds from FIRST to LAST, and says what is wrong and what is refused.
// npm run fuzz -- --shrink SEED
// Makes the route of a seed that comes out wrong as small as it can be, with the same thing wrong.
// Never part of a test run.
import { withProjectModules } from "../project-modules.js";

const [first, last = first] = process.argv.slice(2).map(Number).filter(Number.isInteger);
const shows = process.argv.includes("--show");
if (first === undefined) throw new Error("Name the seeds: npm run fuzz -- FIRST LAST, or --shrink SEED");

const say = console.log;
// Next.js prints what a handler throws, and here many do.
for (const level of ["log", "warn", "error"]) console[level] = () => {};

const sayWrong = (seed, { input }, code, problems) =>
  say(`--- seed ${seed}\n${input}\n--- becomes\n${code}\n--- ${problems.join("\n--- ")}`);

await withProjectModules(process.argv.includes("--shrink") ? shrinkSeed : checkSeeds);
// Servers of Next.js may still be open.
process.exit();

async function checkSeeds(load) {
  const { generateRoute } = await load("tests/named-exports/generated/route.ts");
  const { check } = await load("tests/named-exports/generated/check.ts");
  const { typeCheck } = await load("tests/named-exports/type-check.ts");
  const typed = new Map();
  const refused = new Map();
  let wrong = 0;
  const report = (...about) => {
    wrong++;
    sayWrong(...about);
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
}

async function shrinkSeed(load) {
  const { generateRoute } = await load("tests/named-exports/generated/route.ts");
  const { shrinkFailing } = await load("tests/named-exports/generated/shrink-failing.ts");
  const fixture = generateRoute(first);
  const shrunk = await shrinkFailing(fixture);
  if (!shrunk) return say(`Nothing is wrong with seed ${first}.`);
  sayWrong(first, shrunk.fixture, shrunk.code, shrunk.problems);
  say(`--- ${JSON.stringify({ ...fixture.context, requests: shrunk.fixture.requests })}`);
  process.exitCode = 1;
}
