import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { adapterFile } from "../../transforms/bridge/adapter.js";
import { type Fixture, readFixtures, TESTFIXTURES } from "../named-exports/fixtures.js";
import { typeCheck } from "../named-exports/type-check.js";
import { bridged } from "./fixtures.js";

/** The adapter, where the routes import it from. */
function adapter(next: number): Fixture {
  return {
    ...{ name: "adapter", inputFile: join(TESTFIXTURES, "lib", "before.ts"), input: "export {};" },
    ...{ outputFile: join(TESTFIXTURES, "lib", "pages-api-bridge.ts"), output: adapterFile(next, true) },
    ...{ context: { path: "app/api/x/route.ts", next }, expect: {}, dropped: [], requests: [] },
  };
}

describe.each([
  ["with params at hand", 14, (next: number) => next < 15],
  ["with a promise of params", 16, (next: number) => next >= 15],
])("a bridged route type-checks against Next's types, %s", (_, next, isMeant) => {
  const fixtures = readFixtures().flatMap((fixture): Fixture[] => {
    const made = isMeant(fixture.context.next ?? 16) ? bridged(fixture) : undefined;
    return made ? [{ ...fixture, output: made.code }] : [];
  });
  const errors = typeCheck([...fixtures, adapter(next)]);

  it("and so does the adapter", () => {
    const own = errors.get("adapter")!;
    // It isn't validated as a route.
    expect(own.filter((line) => !line.includes("./adapter.output"))).toEqual([]);
  });

  for (const { name } of fixtures) {
    it(name, () => {
      expect(errors.get(name)).toEqual([]);
    });
  }
});
