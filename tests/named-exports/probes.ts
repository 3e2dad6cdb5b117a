import { HTTP_METHODS } from "../../src/handler/contract.js";
import type { Fixture, FixtureRequest } from "./fixtures.js";

/**
 * Requests that the author of a fixture didn't think of, made from those that he did: each of its URLs with the search
 * parameters absent, empty and encoded, with and without its headers, and bodies that are absent or not what the
 * handler hopes for. The other methods are asked once each, but not those that the fixture asks itself, and not where
 * the served ones were chosen by an assumption or by what callers do: then the others were never meant.
 * @param served The methods that the output exports.
 */
export function probesOf(fixture: Fixture, served: readonly string[]): FixtureRequest[] {
  const [first] = fixture.requests;
  const asked = [...served, ...fixture.requests.map(({ method }) => method)];
  const others = servesChosenMethods(fixture) ? [] : HTTP_METHODS.filter((method) => !asked.includes(method));
  return [
    ...served.flatMap((method) => probesOfMethod(fixture, method)),
    ...others.map((method) => ({ method, url: first!.url, headers: withoutContentType(first!.headers) })),
  ];
}

function probesOfMethod({ requests }: Fixture, method: string): FixtureRequest[] {
  const probes: FixtureRequest[] = [];
  const headerSets = distinct(requests.map(({ headers }) => withoutContentType(headers)));
  const queries = distinct(requests.flatMap(({ url }) => queryVariants(url)));
  const own = requests.filter((request) => request.method === method);
  const url = (own[0] ?? requests[0]!).url;
  const bodiless = ["GET", "HEAD"].includes(method);
  const sendsJson = own.some((request) => request.json !== undefined);
  // Whoever sends text or a form to a handler made for it means no JSON there, and one for both takes no text as JSON.
  const sendsText = own.some((request) => request.body !== undefined);
  const bodies = bodiless
    ? [{}]
    : sendsJson
      ? [...BODIES.filter(({ json }) => !(sendsText && typeof json === "string")), ...spoiledBodies(own)]
      : sendsText
        ? [{}]
        : [{}, { json: {} }];
  for (const headers of headerSets.slice(0, 3)) {
    for (const body of bodies) {
      probes.push({ method, url, ...body, headers: { ...headers, ...body.headers } });
    }
  }
  const { json, body, headers } = own[0] ?? { json: {} };
  for (const query of queries.slice(0, 6)) {
    probes.push({ method, url: query, ...(bodiless ? { headers } : { json, body, headers }) });
  }
  return distinct(probes);
}

function servesChosenMethods({ context, expect, input }: Fixture): boolean {
  const told = context.callerMethods !== undefined || context.methods !== undefined;
  return told || expect.safety === "unsafe" || !/\bmethod\b/i.test(input);
}

type Body = Pick<FixtureRequest, "json" | "headers">;

const BODIES: Body[] = [
  {},
  { headers: { "content-type": "application/json" } },
  { json: {} },
  { json: null },
  { json: [] },
  { json: "text" },
];

/** The author's own bodies with one field left out, empty, or of another type. */
function spoiledBodies(requests: readonly FixtureRequest[]): Body[] {
  const body = requests.map(({ json }) => json).find((json) => json !== null && typeof json === "object");
  if (body === undefined || Array.isArray(body)) return [];
  const first = body as Record<string, unknown>;
  return Object.keys(first)
    .slice(0, 3)
    .flatMap((key) => {
      const { [key]: _, ...rest } = first;
      return [
        { json: rest },
        { json: { ...rest, [key]: "" } },
        { json: { ...rest, [key]: 0 } },
        { json: { ...rest, [key]: null } },
      ];
    });
}

/**
 * A repeated parameter isn't among them: only where the code is made for lists does anyone mean one, and there the
 * fixture asks for it.
 */
function queryVariants(url: string): string[] {
  const [path, query] = url.split("?") as [string, string?];
  const names = [...new Set(new URLSearchParams(query).keys())];
  return [path, ...names.flatMap((name) => [`${path}?${name}=`, `${path}?${name}=%20a%2Bb`])];
}

function withoutContentType(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-type"),
  );
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
