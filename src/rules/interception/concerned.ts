/** Findings about one place of the middleware, with all requests that it concerns. */
import { HTTP_METHODS, type HttpMethod } from "../../handler/contract.js";
import type { Outcome, Way } from "../../routing/index.js";
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
}

/** Gathers, place by place, the requests of which some clients come to an outcome that `wanted` picks. */
export function concerns<T extends Placed>(
  { requests }: Interception,
  wanted: (outcome: Placed, request: Intercepted) => T | undefined,
): Concern<T>[] {
  const found = new Map<string, Concern<T>>();
  for (const request of requests) {
    for (const way of request.ways) {
      if (!("at" in way.outcome) || !isTaken(way)) continue;
      const outcome = wanted(way.outcome, request);
      if (outcome === undefined) continue;
      const key = `${outcome.kind} ${outcome.at.path}:${outcome.at.start}`;
      const concern = found.get(key) ?? { outcome, way, requests: [], methods: [] };
      found.set(key, concern);
      if (way.decisions.length < concern.way.decisions.length) concern.way = way;
      if (!concern.requests.includes(request)) concern.requests.push(request);
    }
  }
  for (const concern of found.values()) {
    concern.methods = HTTP_METHODS.filter((method) => concern.requests.some((one) => one.method === method));
  }
  return [...found.values()];
}

/** "POST /api/tasks, GET /api/tasks/[id] and 3 more" */
export function listed(requests: readonly Intercepted[]): string {
  const names = [...new Set(requests.map(({ method, endpoint }) => `${method} ${endpoint.file.url}`))];
  const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
  return names.slice(0, 3).join(", ") + more;
}
