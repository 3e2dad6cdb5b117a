import { describe, expect, it } from "vitest";
import { HTTP_METHODS } from "../../src/handler/contract.js";
import { askBoth, differencesIn, type Exchanges, newVersion } from "./exchanges.js";
import { readFixtures, repairedFixtures } from "./fixtures.js";
import { loadRoute } from "./load-route.js";
import { hasPagesMeaning } from "./pages-meaning.js";
import { probesOf } from "./probes.js";
import { keepConsoleQuiet } from "./quiet.js";

keepConsoleQuiet();

describe("the new route answers as it did under the Pages Router what nobody thought of", () => {
  for (const fixture of repairedFixtures(readFixtures())) {
    if (!hasPagesMeaning(fixture.input) || fixture.requests.length === 0) continue;
    it(fixture.name, async () => {
      const { exports } = loadRoute(fixture.outputFile, newVersion(fixture));
      const served = HTTP_METHODS.filter((method) => method in (exports as object));
      const exchanges = await askBoth(fixture, probesOf(fixture, served));
      expect(differencesIn(exchanges.filter((exchange) => hasOldAnswer(exchange, served)))).toEqual([]);
    });
  }
});

/**
 * Where the old route never answered or crashed, only a fixture's author can say what the new one should do. The same
 * where what it does for every method comes before it looks at the method: there it said 401, say, to one that it
 * doesn't serve, and the router says 405.
 */
function hasOldAnswer({ request, before }: Exchanges, served: readonly string[]): boolean {
  const { answer, threw } = before;
  if (answer === "none" || threw) return false;
  return served.includes(request.method) || answer.status < 400 || answer.status === 405;
}
