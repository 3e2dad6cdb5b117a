/** URLs as the rewrites of next.config turn them into others. */
import { type ConfigRoute, type ConfigRoutes, destinationWith, paramsIn } from "../../routing/index.js";
import type { Segment, UrlPattern } from "./url-pattern.js";

/** A URL after a rewrite, and the entry that did it. `elsewhere`: it leads to another server, or that can't be told. */
export type Rewritten = { url: UrlPattern; by: ConfigRoute } | "elsewhere";

/** The rewrites of one kind that come before files, or behind them. */
export type Phase = "before" | "after";

/**
 * What the config's rewrites make of a URL: the first that takes it. `undefined` where none does. What is only known at run time goes through as one segment.
 */
export function rewritten(url: UrlPattern, routes: ConfigRoutes, phase: Phase): Rewritten | undefined {
  if (url.openEnd) return undefined;
  const path = `/${url.segments.map(sampleOf).join("/")}`;
  const entries = phase === "before" ? routes.beforeFiles : [...routes.afterFiles, ...routes.fallback];
  for (const by of entries) {
    if (by.outsideBasePath) continue;
    const params = paramsIn(by.source, path);
    if (params === false) continue;
    if (params === undefined || by.conditional || by.unsure) return "elsewhere";
    const to = destinationWith(by.destination, params);
    if (to === undefined || to.external) return "elsewhere";
    const segments = to.path.split("/").filter(Boolean);
    return { url: { ...url, segments: segments.map((text) => segmentOf(text, url)) }, by };
  }
  return undefined;
}

/** The addresses that rewrites take, as routes have them: `/v1/:path*` is `/v1/[...path]`. Those that take everything are left out. */
export function rewrittenSources(routes: ConfigRoutes): { url: string }[] {
  const entries = [...routes.beforeFiles, ...routes.afterFiles, ...routes.fallback];
  return entries
    .filter(({ source, destination }) => /^\/[\w-]+/.test(source) && destination.startsWith("/"))
    .map(({ source }) => ({
      url: source
        .split("/")
        .map((part) => (/^[\w.-]*$/.test(part) ? part : "[part]"))
        .join("/"),
    }));
}

const HOLE = "~hole~";

function sampleOf(segment: Segment): string {
  if ("literal" in segment) return segment.literal;
  return "prefix" in segment ? segment.prefix + HOLE : HOLE;
}

function segmentOf(text: string, url: UrlPattern): Segment {
  const hole = url.segments.find((segment) => !("literal" in segment) && sampleOf(segment) === text);
  return hole ?? { literal: text };
}
