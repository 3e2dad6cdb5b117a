import { describe, expect, it } from "vitest";
import { expectations } from "./compare.js";
import { askBoth, askNew, differencesIn, titled } from "./exchanges.js";
import { type Fixture, readFixtures, repairedFixtures } from "./fixtures.js";
import { hasPagesMeaning } from "./pages-meaning.js";
import { keepConsoleQuiet } from "./quiet.js";

keepConsoleQuiet();

const fixtures = repairedFixtures(readFixtures());

describe("the new route answers as it did under the Pages Router", () => {
  for (const fixture of fixtures.filter(({ input }) => hasPagesMeaning(input))) {
    it(fixture.name, async () => {
      expect(fixture.requests, `${fixture.name}.requests.json asks nothing`).not.toEqual([]);
      expect(differencesIn(await askBoth(fixture, fixture.requests))).toEqual([]);
    });
  }
});

describe("a route that somebody had begun to convert answers as was meant", () => {
  for (const fixture of fixtures.filter(({ input }) => !hasPagesMeaning(input))) {
    it(fixture.name, async () => {
      expect(saysWhatIsMeant(fixture), 'with nothing to compare, the requests need "expectStatus"').toBe(
        true,
      );
      const after = await askNew(fixture, fixture.requests);
      const found = fixture.requests.map((request, index) =>
        titled(request, expectations(request, after[index]!)),
      );
      expect(found.flat()).toEqual([]);
    });
  }
});

function saysWhatIsMeant({ requests }: Fixture): boolean {
  return requests.some(({ expectStatus }) => expectStatus !== undefined);
}
