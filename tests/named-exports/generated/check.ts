import { HTTP_METHODS, repairRoute } from "../../../src/handler/index.js";
import { lostComments } from "../comments.js";
import { differences } from "../compare.js";
import { askBoth, type Exchanges, titled } from "../exchanges.js";
import type { Fixture, FixtureRequest } from "../fixtures.js";
import { loadRoute } from "../load-route.js";
import { probesOf } from "../probes.js";

/** What came of one generated route: its new version, the reason why there is none, and what is wrong. */
export interface Outcome {
  code?: string;
  refused?: string;
  problems: string[];
}

/** How many of the probes are asked: each takes two servers. */
const PROBES = 18;

/** Rewrites a route, asks the old and the new one the same requests, and looks at the new text. */
export async function check(fixture: Fixture): Promise<Outcome> {
  const { input, context } = fixture;
  try {
    const { code, findings } = repairRoute(input, context);
    if (code === undefined)
      return findings[0]
        ? { refused: findings[0].message, problems: [] }
        : { problems: ["nothing was found"] };
    const methods = new Set<string>(findings.flatMap((finding) => finding.methods));
    const problems = [
      ...repairRoute(code, context).findings.map(({ message }) => `a second run finds: ${message}`),
      ...lostComments(input, code).map((text) => `lost comment: ${text}`),
      ...(await differencesOf({ ...fixture, output: code }, methods)),
    ];
    return { code, problems };
  } catch (error) {
    return { problems: [String((error as Error).stack)] };
  }
}

async function differencesOf(fixture: Fixture, methods: ReadonlySet<string>): Promise<string[]> {
  const { exports } = loadRoute(fixture.outputFile, fixture.output!);
  const served = HTTP_METHODS.filter((method) => method in (exports as object));
  if (served.length !== methods.size || !served.every((method) => methods.has(method)))
    return [`exports ${served.join()}, and names ${[...methods].join()}`];
  const exchanges = await askBoth(fixture, requestsFor(fixture, served));
  const found = exchanges
    .filter((exchange) => hasOldAnswer(exchange, served))
    .flatMap(({ request, before, after, notes }) =>
      titled(
        request,
        differences(request, before, after, notes).filter((line) => !isOfCaughtError(line, before)),
      ),
    );
  // One fault shows in many requests.
  return found.slice(0, 4);
}

/** The fixture's own requests and some probes, evenly chosen. */
function requestsFor(fixture: Fixture, served: readonly string[]): FixtureRequest[] {
  const { requests, context } = fixture;
  // A body that the handler treats as text is meant to be text.
  const sendsText =
    requests.some(({ body }) => body !== undefined) && requests.every(({ json }) => json === undefined);
  const takesText = sendsText || /typeof \w+\.body === "string"/.test(fixture.input.replaceAll("'", '"'));
  const probes = probesOf(fixture, served).filter(
    ({ json }) => !(sendsText ? json !== undefined : takesText && typeof json === "string"),
  );
  const step = Math.max(1, Math.ceil(probes.length / PROBES));
  // Where the methods were chosen, nobody meant the others.
  return [...requests, ...probes.filter((_, index) => index % step === 0)].filter(
    ({ method }) => !context.methods || served.some((one) => one === method),
  );
}

/** As for the probes: what hung, or refused a method after it had done its work, is no promise to a client. */
function hasOldAnswer({ request, before }: Exchanges, served: readonly string[]): boolean {
  const { answer, threw } = before;
  const isServed = served.includes(request.method);
  if (answer === "none" || (threw && !isServed)) return false;
  // HEAD is answered by GET then, which may fail in its own way.
  if (request.method === "HEAD" && !isServed && answer.status === 405) return false;
  return isServed || answer.status < 400 || answer.status === 405;
}

/** docs/differences.md: a header that was set before an error which another function answers. */
function isOfCaughtError(line: string, { answer }: Exchanges["before"]): boolean {
  return (
    answer !== "none" &&
    answer.status >= 500 &&
    / became (nothing|\[\]|"text\/plain;charset=UTF-8")$/.test(line)
  );
}
