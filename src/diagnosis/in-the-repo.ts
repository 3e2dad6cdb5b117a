/** Which route of the repo an answer came from, or should have come from. */
import type { ListedFinding, RouteEntry, RouteOverview } from "../overview/index.js";
import type { Verdict } from "./who-answered.js";

export interface Diagnosis extends Verdict {
  method: string;
  /** The path that was asked, where it is known. */
  asked?: string;
  /** The route of the path that answered. */
  route?: { path: string; line: number; methods: string };
  findings: ListedFinding[];
}

/** Puts a verdict together with what the repo says. `method` and `asked` are those of the request. */
export function diagnosed(
  verdict: Verdict,
  request: { method: string; asked?: string },
  overview: RouteOverview,
): Diagnosis {
  const path = verdict.path ?? request.asked;
  const route = path === undefined ? undefined : routeOf(path, overview.routes);
  const others = overview.others.filter(({ rule }) => ABOUT_THE_WAY.test(rule));
  return {
    ...verdict,
    ...request,
    ...(route && {
      route: {
        path: route.path,
        line: route.line,
        methods: typeof route.methods === "string" ? route.methods : route.methods.join(", ") || "none",
      },
    }),
    findings: [...(route?.findings ?? []), ...others],
  };
}

/** What decides whether a request comes to a route at all. */
const ABOUT_THE_WAY =
  /^(?:middleware-intercepts-api|redirect-to-page|rewrite-to-missing-method|unanswered-call|unreachable-route|misplaced-handler|root-api-folder|output-export)$/;

/** The route that answers a path, the most exact first, as Next.js chooses it. */
function routeOf(path: string, routes: readonly RouteEntry[]): RouteEntry | undefined {
  const asked = path.split("/").filter(Boolean);
  return routes
    .flatMap((route) => {
      const rank = fits(route.url.split("/").filter(Boolean), asked);
      return rank === undefined ? [] : [{ route, rank }];
    })
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))[0]?.route;
}

/** A text that sorts fixed names before parameters, and those before `[...rest]`. */
function fits(pattern: readonly string[], asked: readonly string[]): string | undefined {
  let rank = "";
  for (const [index, part] of pattern.entries()) {
    if (part.startsWith("[[...")) return `${rank}3`;
    if (asked[index] === undefined) return undefined;
    if (part.startsWith("[...")) return `${rank}2`;
    if (!part.startsWith("[") && part !== asked[index]) return undefined;
    rank += part.startsWith("[") ? "1" : "0";
  }
  return pattern.length === asked.length ? rank : undefined;
}
