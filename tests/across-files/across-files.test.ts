import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { HTTP_METHODS } from "../../src/handler/contract.js";
import { differencesIn } from "../named-exports/exchanges.js";
import type { Fixture } from "../named-exports/fixtures.js";
import { loadRoute } from "../named-exports/load-route.js";
import { probesOf } from "../named-exports/probes.js";
import { keepConsoleQuiet } from "../named-exports/quiet.js";
import { askApp, askPages } from "../named-exports/runtimes.js";
import { type Case, readCases, repairCase, repoOf } from "./cases.js";
import { typeErrors } from "./type-errors.js";

keepConsoleQuiet();

const cases = readCases();

for (const one of cases) {
  describe(one.name, () => {
    it("comes out as expected", async () => {
      const { repairs, changed } = await repairCase(one, one.before);
      for (const [path, { safety, methods, reason }] of Object.entries(one.routes)) {
        const { findings = [] } = repairs.get(path) ?? {};
        expect(findings, `nothing was found in ${path}`).not.toEqual([]);
        expect(findings.map((finding) => finding.safety)).toContain(safety);
        if (methods) expect(findings.flatMap((finding) => finding.methods).sort()).toEqual(methods.sort());
        if (reason) expect(findings.map(({ message }) => message).join("\n")).toContain(reason);
      }
      expect(Object.fromEntries(changed)).toEqual(Object.fromEntries(one.after));
    });

    it("comes out the same in whatever order the routes are looked at", async () => {
      const { changed } = await repairCase(one, one.before, (paths) => paths.toReversed());
      expect(Object.fromEntries(changed)).toEqual(Object.fromEntries(one.after));
    });

    it("is at rest afterwards", async () => {
      const { changed } = await repairCase(one, new Map([...one.before, ...one.after]));
      expect(Object.fromEntries(changed)).toEqual({});
    });

    it("comes out with CRLF as it went in", async () => {
      const crlf = (texts: ReadonlyMap<string, string>): Map<string, string> =>
        new Map([...texts].map(([path, text]) => [path, text.replaceAll("\n", "\r\n")]));
      const { changed } = await repairCase(one, crlf(one.before));
      expect(Object.fromEntries(changed)).toEqual(Object.fromEntries(crlf(one.after)));
    });

    for (const [path, route] of Object.entries(one.routes)) {
      if (!one.after.has(path)) continue;
      it(`${path} answers as it did under the Pages Router`, async () => {
        expect(route.requests ?? [], "it is asked nothing").not.toEqual([]);
        expect(await differences(one, path)).toEqual([]);
      });
    }
  });
}

/** What the old and the new version of a route answer differently, to the requests of its case and to those that are made of them. */
async function differences(one: Case, path: string): Promise<string[]> {
  const { requests = [], methods = [], safety } = one.routes[path]!;
  const [input, output] = [one.before.get(path)!, one.after.get(path)!];
  const fixture = {
    requests,
    context: { path, next: one.next },
    expect: { methods, safety },
    input,
  } as Fixture;
  const served = HTTP_METHODS.filter((method) => methods.includes(method));
  const all = [...requests, ...probesOf(fixture, served)];
  const { repairs } = await repairCase(one, one.before);
  const notes = repairs.get(path)!.findings.flatMap((finding) => finding.notes);
  const file = join(one.root, path);
  const before = await askPages(loadRoute(file, input, repoOf(one, new Map())), path, all);
  const after = await askApp(loadRoute(file, output, repoOf(one, one.after)), path, all, one.next);
  return differencesIn(
    all.map((request, index) => ({
      request,
      before: before[index]!,
      after: after[index]!,
      notes,
    })),
  );
}

describe("the files that come out type-check", () => {
  const errors = typeErrors(cases);
  for (const { name } of cases) it(name, () => expect(errors.get(name)).toEqual([]));
});
