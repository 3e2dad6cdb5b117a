import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { differences, expectations } from "./compare.js";
import { readFixtures } from "./fixtures.js";
import { loadRoute } from "./load-route.js";
import { hasPagesMeaning } from "./pages-meaning.js";
import { askApp, askPages } from "./runtimes.js";

// Next.js prints what a handler throws.
beforeEach(() => {
  for (const level of ["error", "warn", "log"] as const)
    vi.spyOn(console, level).mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("the new route answers as the old one did under the Pages Router", () => {
  for (const fixture of readFixtures()) {
    const { name, input, inputFile, output, outputFile, requests, context, manual } = fixture;
    if (manual || output === undefined) continue;

    it(name, async () => {
      expect(requests.length, `${name}.requests.json asks nothing`).toBeGreaterThan(0);
      const after = await askApp(loadRoute(outputFile, output), context.path, requests, context.next);

      if (!hasPagesMeaning(input)) {
        const told = requests.filter((request) => request.expectStatus !== undefined);
        expect(
          told.length,
          `${name}: nothing to compare with, so the requests need "expectStatus"`,
        ).toBeGreaterThan(0);
        const found = requests.flatMap((request, index) => {
          const answer = after[index]!.answer;
          return answer === "none"
            ? []
            : expectations(request, answer).map((line) => `${title(request)}: ${line}`);
        });
        expect(found).toEqual([]);
        return;
      }

      const before = await askPages(loadRoute(inputFile, input), context.path, requests);
      const found = requests.flatMap((request, index) =>
        differences(request, before[index]!, after[index]!).map((line) => `${title(request)}: ${line}`),
      );
      expect(found).toEqual([]);
    });
  }
});

function title(request: { method: string; url: string }): string {
  return `${request.method} ${request.url}`;
}
