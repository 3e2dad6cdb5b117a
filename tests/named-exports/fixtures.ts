import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { HttpMethod, RouteContext, RouteRule, Safety } from "../../src/handler/contract.js";

export const TESTFIXTURES = fileURLToPath(new URL("../../transforms/__testfixtures__/", import.meta.url));
const FOLDER = join(TESTFIXTURES, "named-exports");

/** A request that both versions of a route get. */
export interface FixtureRequest {
  method: string;
  /** Path and query, as the client asks for it: "/api/tasks/7?x=1". */
  url: string;
  headers?: Record<string, string>;
  body?: string;
  /** Short for a body of that JSON with its content type. */
  json?: unknown;
  /**
   * What the new route answers where the old one can't be asked (it never answers, or has no Pages meaning), or where
   * it is meant to answer differently. Where the old one answers with another status, nothing else is compared.
   */
  expectStatus?: number;
  expectBody?: unknown;
}

/** One case of `transforms/__testfixtures__/named-exports`. */
export interface Fixture {
  name: string;
  inputFile: string;
  input: string;
  outputFile: string;
  /** The reviewed output. Absent for a refusal, and for a case that nobody has reviewed yet. */
  output?: string;
  context: RouteContext;
  /** What is found. An empty list of rules: the route is fine as it is. */
  expect: { rules?: RouteRule[]; safety?: Safety; methods?: HttpMethod[]; notes?: string[] };
  /** The fixture is a refusal: where, and a part of the message. */
  manual?: { line: number; reason: string };
  /** Parts of comments that belong to code which goes. */
  dropped: string[];
  requests: FixtureRequest[];
}

/** Reads every case, sorted by name. @throws {Error} where a file of a case has no input or its JSON can't be read. */
export function readFixtures(): Fixture[] {
  return readdirSync(FOLDER)
    .filter((file) => /\.input\.(ts|tsx|js|jsx)$/.test(file))
    .sort()
    .map(readFixture);
}

/** Those of which the repair makes a new version: not the refusals, and not the ones that are fine as they are. */
export function repairedFixtures(fixtures: readonly Fixture[]): Fixture[] {
  return fixtures.filter(({ manual, expect }) => !manual && expect.rules?.length !== 0);
}

function readFixture(file: string): Fixture {
  const [, name, extension] = /^(.*)\.input\.(\w+)$/.exec(file) as unknown as [string, string, string];
  const inputFile = join(FOLDER, file);
  const outputFile = join(FOLDER, `${name}.output.${extension}`);
  const settings = readSettings(join(FOLDER, `${name}.requests.json`));
  const { path = `app/api/${name}/route.${extension}`, next = 16 } = settings;
  const { methods, callerMethods, formCallers, cacheComponents, staticExport, exact } = settings;
  return {
    name,
    inputFile,
    input: readFileSync(inputFile, "utf8"),
    outputFile,
    output: existsSync(outputFile) ? readFileSync(outputFile, "utf8") : undefined,
    context: { path, next, methods, callerMethods, formCallers, cacheComponents, staticExport, exact },
    expect: settings.expect ?? {},
    manual: settings.manual,
    dropped: settings.dropped ?? [],
    requests: settings.requests ?? [],
  };
}

type Settings = Partial<RouteContext> & Partial<Pick<Fixture, "expect" | "manual" | "dropped" | "requests">>;

function readSettings(file: string): Settings {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Settings;
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}
