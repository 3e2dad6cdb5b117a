import { describe, expect, it } from "vitest";
import type { Fixture } from "../fixtures.js";
import { keepConsoleQuiet } from "../quiet.js";
import { typeCheck } from "../type-check.js";
import { check, type Outcome } from "./check.js";
import { generateRoute } from "./route.js";

keepConsoleQuiet();

const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);

/** More than this share of refusals would mean that the routes have nothing to do with what the compiler is made for. */
const REFUSED = 0.2;

describe("a generated route answers as it did under the Pages Router", () => {
  const outcomes = new Map<Fixture, Outcome>();
  for (const seed of SEEDS) {
    it(`seed ${seed}`, async () => {
      const fixture = generateRoute(seed);
      const outcome = await check(fixture);
      outcomes.set(fixture, outcome);
      expect(outcome.problems, `seed ${seed}\n${fixture.input}\n---\n${outcome.code}`).toEqual([]);
    });
  }

  it("type-checks", () => {
    const typed = [...outcomes].flatMap(([fixture, { code }]) =>
      code !== undefined && fixture.outputFile.endsWith(".ts") ? [{ ...fixture, output: code }] : [],
    );
    expect([...typeCheck(typed)].filter(([, lines]) => lines.length > 0)).toEqual([]);
  });

  it("is mostly not refused", () => {
    const refused = [...outcomes.values()].filter((outcome) => outcome.refused !== undefined);
    expect(refused.length / SEEDS.length).toBeLessThan(REFUSED);
  });
});

describe("the generator", () => {
  it("gives the same route for the same seed", () => {
    expect(generateRoute(7)).toEqual(generateRoute(7));
  });

  it("gives other routes for other seeds", () => {
    const inputs = new Set(SEEDS.map((seed) => generateRoute(seed).input));
    expect(inputs.size).toBe(SEEDS.length);
  });
});
