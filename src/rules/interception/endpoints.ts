/** What answers a path of the app: a route handler, an API route of `pages`, a page, or nothing. */
import type { HttpMethod } from "../../handler/contract.js";
import type { NextApp, PageFile, PagesApiFile, RouteFile } from "../../project/contract.js";
import { servedMethods } from "../served-methods.js";

export type Endpoint =
  | { kind: "route"; file: RouteFile; methods: HttpMethod[] | "unknown" }
  | { kind: "pages-api"; file: PagesApiFile; methods: "unknown" }
  | { kind: "page"; file: PageFile };

/** A path that a call of the repo names, and no route has. `file` is the place of the call, and the path. */
export interface CalledPath {
  kind: "called";
  file: { path: string; url: string };
  methods: HttpMethod[];
}

/** Which file answers a path; static names come before parameters, these before catch-alls, as in Next. */
export class Endpoints {
  readonly #all: { endpoint: Endpoint; pattern: RegExp; rank: string; isStatic: boolean }[];

  constructor(app: NextApp) {
    const endpoints: Endpoint[] = [
      ...app.routes.map((file) => ({ kind: "route" as const, file, methods: servedMethods(file) })),
      ...app.pagesApi.map((file) => ({ kind: "pages-api" as const, file, methods: "unknown" as const })),
      ...app.pages.map((file) => ({ kind: "page" as const, file })),
    ];
    this.#all = endpoints
      .map((endpoint) => ({ endpoint, ...compiled(endpoint.file.url) }))
      .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  }

  /** All that isn't a page, under /api or elsewhere. */
  handlers(): Exclude<Endpoint, { kind: "page" }>[] {
    return this.#all.flatMap(({ endpoint }) => (endpoint.kind === "page" ? [] : [endpoint]));
  }

  /** What answers a path; with `only`, what answers it by a fixed address, or by one with parameters. */
  find(path: string, only?: "static" | "dynamic"): Endpoint | undefined {
    const bare = path === "/" ? path : path.replace(/\/$/, "");
    return this.#all.find(
      ({ pattern, isStatic }) =>
        (only === undefined || isStatic === (only === "static")) && pattern.test(bare),
    )?.endpoint;
  }
}

function compiled(url: string): { pattern: RegExp; rank: string; isStatic: boolean } {
  let pattern = "";
  let rank = "";
  for (const segment of url.split("/").filter(Boolean)) {
    const [, optional, rest] = /^\[(\[)?(\.\.\.)?.+\]$/.exec(segment) ?? [segment, undefined, "none"];
    if (rest === "none") {
      pattern += `/${segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`;
      rank += "0";
    } else if (rest === undefined) {
      pattern += "/[^/]+";
      rank += "1";
    } else {
      pattern += optional === undefined ? "/.+" : "(?:/.+)?";
      rank += optional === undefined ? "2" : "3";
    }
  }
  return { pattern: new RegExp(`^${pattern || "/"}$`), rank: `${rank}0`, isStatic: /^0*$/.test(rank) };
}

/** Whether an address lies where people keep their API. */
export function isUnderApi(url: string): boolean {
  return /^\/api(?:\/|$)/.test(url);
}

/** Paths that a URL with parameters stands for: a finding must hold for all of them. */
export function samplesOf(url: string): string[] {
  if (!url.includes("[")) return [url];
  return ["1", "some-name"].map(
    (value) => url.replace(/\/\[\[\.\.\.[^\]]+\]\]/g, "").replace(/\[[^\]]+\]/g, value) || "/",
  );
}
