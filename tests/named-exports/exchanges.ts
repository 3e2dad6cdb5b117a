import { repairRoute } from "../../src/handler/index.js";
import { differences } from "./compare.js";
import type { Fixture, FixtureRequest } from "./fixtures.js";
import { loadRoute } from "./load-route.js";
import { askApp, askPages, type Exchange } from "./runtimes.js";

/** One request and what the two versions of a route made of it. */
export interface Exchanges {
  request: FixtureRequest;
  before: Exchange;
  after: Exchange;
  /** What the report says of the new version. */
  notes: readonly string[];
}

/**
 * The new version of a route: the reviewed output, or, as long as nobody has reviewed one, what the compiler makes.
 * @throws {Error} where it makes nothing.
 */
export function newVersion({ name, input, output, context }: Fixture): string {
  const code = output ?? repairRoute(input, context).code;
  if (code === undefined) throw new Error(`${name} wasn't rewritten`);
  return code;
}

/** Asks the input in the Pages runtime and the new version in the App Router's, each in a fresh instance. */
export async function askBoth(fixture: Fixture, requests: readonly FixtureRequest[]): Promise<Exchanges[]> {
  const { inputFile, input, context } = fixture;
  const before = await askPages(loadRoute(inputFile, input), context.path, requests);
  const after = await askNew(fixture, requests);
  const notes = repairRoute(input, context).findings.flatMap((finding) => finding.notes);
  return requests.map((request, index) => ({ request, before: before[index]!, after: after[index]!, notes }));
}

export function askNew(fixture: Fixture, requests: readonly FixtureRequest[]): Promise<Exchange[]> {
  const { outputFile, context } = fixture;
  return askApp(loadRoute(outputFile, newVersion(fixture)), context.path, requests, context.next);
}

/** The differences in all exchanges, each with its request, to be read in a test's failure. */
export function differencesIn(exchanges: readonly Exchanges[]): string[] {
  return exchanges.flatMap(({ request, before, after, notes }) =>
    titled(request, differences(request, before, after, notes)),
  );
}

export function titled(request: FixtureRequest, found: readonly string[]): string[] {
  const { method, url, headers, body, json } = request;
  const sent = body ?? (json === undefined ? "" : JSON.stringify(json));
  const title = [method, url, headers && JSON.stringify(headers), sent].filter(Boolean).join(" ");
  return found.map((line) => `${title}: ${line}`);
}
