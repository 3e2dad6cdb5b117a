import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HTTP_METHODS } from "../../src/handler/contract.js";
import { differences, expectations } from "./compare.js";
import { type Fixture, type FixtureRequest, readFixtures } from "./fixtures.js";
import { loadRoute } from "./load-route.js";
import { hasPagesMeaning } from "./pages-meaning.js";
import { probesOf } from "./probes.js";
import { askApp, askPages, type Exchange } from "./runtimes.js";

// Next.js prints what a handler throws.
beforeEach(() => {
  for (const level of ["error", "warn", "log"] as const)
    vi.spyOn(console, level).mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

for (const fixture of readFixtures().filter(({ manual, output }) => !manual && output !== undefined)) {
  const { name, input, outputFile, output, context, requests } = fixture;

  describe(name, hasPagesMeaning(input) ? comparedWithPages : comparedWithWhatIsMeant);

  function comparedWithPages(): void {
    it("answers as it did under the Pages Router", async () => {
      expect(requests.length, `${name}.requests.json asks nothing`).toBeGreaterThan(0);
      const exchanges = await ask(fixture, requests);
      expect(exchanges.flatMap(differenceLines)).toEqual([]);
    });

    it("answers so too what its author didn't think of", async () => {
      const { exports } = loadRoute(outputFile, output!);
      const served = HTTP_METHODS.filter((method) => method in (exports as object));
      const exchanges = await ask(fixture, probesOf(fixture, served));
      // Where the old route never answers, only its author can say what the new one should.
      const answered = exchanges.filter(({ before }) => before.answer !== "none");
      expect(answered.flatMap(differenceLines)).toEqual([]);
    });
  }

  function comparedWithWhatIsMeant(): void {
    it("answers as whoever began to convert it meant", async () => {
      const told = requests.filter(({ expectStatus }) => expectStatus !== undefined);
      expect(
        told.length,
        `${name}: nothing to compare with, so the requests need "expectStatus"`,
      ).toBeGreaterThan(0);
      const after = await askApp(loadRoute(outputFile, output!), context.path, requests, context.next);
      expect(
        requests.flatMap((request, index) => lines(request, expectations(request, after[index]!))),
      ).toEqual([]);
    });
  }
}

interface Exchanges {
  request: FixtureRequest;
  before: Exchange;
  after: Exchange;
}

async function ask(fixture: Fixture, requests: readonly FixtureRequest[]): Promise<Exchanges[]> {
  const { inputFile, input, outputFile, output, context } = fixture;
  const before = await askPages(loadRoute(inputFile, input), context.path, requests);
  const after = await askApp(loadRoute(outputFile, output!), context.path, requests, context.next);
  return requests.map((request, index) => ({ request, before: before[index]!, after: after[index]! }));
}

function differenceLines({ request, before, after }: Exchanges): string[] {
  return lines(request, differences(request, before, after));
}

function lines({ method, url, headers, body, json }: FixtureRequest, found: readonly string[]): string[] {
  const sent = body ?? (json === undefined ? "" : JSON.stringify(json));
  const title = [method, url, headers && JSON.stringify(headers), sent].filter(Boolean).join(" ");
  return found.map((line) => `${title}: ${line}`);
}
