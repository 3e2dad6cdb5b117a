import { describe, expect, it } from "vitest";
import type { HttpMethod } from "../../src/handler/contract.js";
import { OF_NEXT_AUTH, ofDraftMode, withoutSecret } from "../named-exports/compare.js";
import { type FixtureRequest, readFixtures } from "../named-exports/fixtures.js";
import { loadRoute } from "../named-exports/load-route.js";
import { hasPagesMeaning } from "../named-exports/pages-meaning.js";
import { keepConsoleQuiet } from "../named-exports/quiet.js";
import { askApp, askPages, type Exchange } from "../named-exports/runtimes.js";
import { bridged, loadBridged } from "./fixtures.js";

keepConsoleQuiet();

/** What the server says of the connection, and what Next.js computes from the body; the names that chance gives. */
const OF_THE_SERVER = ["date", "connection", "keep-alive", "transfer-encoding", "etag", "vary"];

describe("a handler answers over the bridge as it did under the Pages Router", () => {
  for (const fixture of readFixtures().filter(({ input }) => hasPagesMeaning(input))) {
    const made = bridged(fixture);
    const isAsked = made !== undefined && fixture.requests.length > 0 && canBeLoaded(fixture);
    it.runIf(isAsked)(fixture.name, async () => {
      const { inputFile, input, requests, context } = fixture;
      const { code, finding } = made!;
      const old = await askPages(loadRoute(inputFile, input), context.path, requests);
      const asked = requests.flatMap((request, index) =>
        isServed(request, finding.methods) ? [{ request, before: old[index]! }] : [],
      );
      // What hung before still does.
      const answered = asked.filter(({ before }) => before.answer !== "none");
      const after = await askApp(
        loadBridged(fixture, code),
        context.path,
        answered.map(({ request }) => request),
        context.next,
      );
      expect(after.map(seen)).toEqual(answered.map(({ before }) => seen(before)));
    });
  }
});

function canBeLoaded({ inputFile, input }: { inputFile: string; input: string }): boolean {
  try {
    loadRoute(inputFile, input);
    return true;
  } catch {
    return false;
  }
}

/** Other methods are the router's. */
function isServed({ method }: FixtureRequest, methods: readonly HttpMethod[]): boolean {
  return methods.some((one) => one === method || (one === "GET" && method === "HEAD"));
}

/** All that a client, or whoever watches the side effects, can see of an answer. */
function seen({ answer, effects: done, lateError, threw }: Exchange) {
  // The adapter logs what Next.js logs by itself: an error behind the reply.
  const effects = lateError ? [...done, lateError] : done;
  if (answer === "none" || threw) return { effects, status: answer === "none" ? "none" : answer.status };
  const headers = Object.entries(answer.headers).filter(([name]) => !OF_THE_SERVER.includes(name));
  const cookies = ofDraftMode(answer.cookies).map((cookie) =>
    OF_NEXT_AUTH.test(cookie) ? withoutSecret(cookie) : cookie,
  );
  return { ...answer, cookies, headers: Object.fromEntries(headers), effects };
}
