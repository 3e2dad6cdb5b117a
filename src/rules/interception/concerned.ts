/** Findings about one place of the middleware, with all requests that it concerns. */
import { HTTP_METHODS, type HttpMethod } from "../../handler/contract.js";
import { entryTaking, type Outcome, type Way } from "../../routing/index.js";
import type { RelatedPlace } from "../rule.js";
import type { Intercepted, Interception } from "./requests.js";
import { isTaken } from "./requests.js";

export type Placed = Extract<Outcome, { at: unknown }>;

/** One place that answers API requests, and the requests that come to it. */
export interface Concern<T extends Placed = Placed> {
  outcome: T;
  /** The shortest way that leads there. */
  way: Way;
  requests: Intercepted[];
  methods: HttpMethod[];
  /** Every way of these requests leads to such an outcome. */
  always: boolean;
}

/** Gathers, place by place, the requests of which some clients come to an outcome that `wanted` picks. */
export function concerns<T extends Placed>(
  { requests }: Interception,
  wanted: (outcome: Placed, request: Intercepted) => T | undefined,
): Concern<T>[] {
  const found = new Map<string, Concern<T>>();
  for (const request of requests) {
    const outcomes = request.ways.map(({ outcome }) =>
      "at" in outcome ? wanted(outcome, request) : undefined,
    );
    const always = outcomes.every((outcome) => outcome !== undefined);
    for (const [index, way] of request.ways.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined || !isTaken(way)) continue;
      const key = `${outcome.kind} ${outcome.at.path}:${outcome.at.start}`;
      const concern = found.get(key) ?? { outcome, way, requests: [], methods: [], always };
      found.set(key, concern);
      concern.always &&= always;
      if (way.decisions.length < concern.way.decisions.length) concern.way = way;
      if (!concern.requests.includes(request)) concern.requests.push(request);
    }
  }
  for (const concern of found.values()) {
    concern.methods = HTTP_METHODS.filter((method) => concern.requests.some((one) => one.method === method));
  }
  return [...found.values()];
}

/** The entry of the middleware's matcher by which a request gets there, where there is more than one, or the file has it far from what happens. */
export function matchedBy(
  { matcher, middleware }: Interception,
  request: Intercepted | undefined,
): RelatedPlace[] {
  const entry = request && entryTaking(matcher, { method: request.method, path: request.path });
  if (entry === undefined || request === undefined) return [];
  const line = middleware.text.slice(0, entry.start).split("\n").length;
  return [{ path: middleware.path, line, message: `This entry of the matcher takes ${request.path}.` }];
}

/** "POST /api/tasks, GET /api/tasks/[id] and 3 more" */
export function listed(requests: readonly Intercepted[]): string {
  const names = [...new Set(requests.map(({ method, endpoint }) => `${method} ${endpoint.file.url}`))];
  const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
  return names.slice(0, 3).join(", ") + more;
}
