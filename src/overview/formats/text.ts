import { type Palette, printableLine } from "../../report/index.js";
import { wrap } from "../../report/wrap.js";
import type { ListedFinding, RouteCaller, RouteEntry, RouteOverview } from "../contract.js";
import { callText, legend, MOST_CALLERS, methodsText, shortMessage, sumText } from "./wording.js";

export interface OverviewTextOptions {
  palette: Palette;
  /** Columns of the terminal; 80 where there is none. */
  width: number;
  /** How a path of the overview is shown: from where the user stands. */
  name: (path: string) => string;
}

/** The table for a terminal: a line for each route, and below it who calls it and what is wrong. */
export function overviewText(overview: RouteOverview, options: OverviewTextOptions): string {
  const { palette, width } = options;
  const { routes, others } = overview;
  const layout = layoutFor(routes, options);
  const apps = appsOf(routes);
  const rows = apps.flatMap(([app, own]) => [
    ...(apps.length > 1 ? ["", palette.bold(printableLine(app === "" ? "." : app))] : []),
    ...own.flatMap((route) => routeLines(route, layout, options)),
  ]);
  const rest = others.flatMap((finding) => findingLines(finding, "", options));
  const notes = legend(overview).flatMap((line) => wrap(line, bodyWidth(width)));
  const blocks = [
    ...(routes.length > 0 ? [[palette.dim(heading(layout)), ...rows]] : []),
    ...(rest.length > 0 ? [[palette.bold("Of no single route:"), ...rest]] : []),
    [palette.bold(sumText(overview)), ...notes.map((line) => palette.dim(line))],
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** Widths of the columns; `isNarrow`: the file gets a line of its own. */
interface Layout {
  url: number;
  methods: number;
  isNarrow: boolean;
}

function layoutFor(routes: readonly RouteEntry[], { width, name }: OverviewTextOptions): Layout {
  const longest = (texts: string[]) => Math.max(7, ...texts.map((text) => text.length));
  const url = longest(routes.map((route) => printableLine(route.url)));
  const methods = longest(routes.map(methodsText));
  const file = longest(routes.map(({ path }) => printableLine(name(path))));
  return { url, methods, isNarrow: url + methods + file + 4 > width };
}

function heading({ url, methods, isNarrow }: Layout): string {
  return isNarrow
    ? `${"Route".padEnd(url)}  Methods`
    : `${"Route".padEnd(url)}  ${"Methods".padEnd(methods)}  File`;
}

function routeLines(
  route: RouteEntry,
  { url, methods, isNarrow }: Layout,
  options: OverviewTextOptions,
): string[] {
  const { palette, name } = options;
  const file = printableLine(name(route.path));
  const known = methodsText(route);
  const colour =
    known === "none" ? palette.red : typeof route.methods === "string" ? palette.dim : palette.green;
  const start = `${palette.bold(printableLine(route.url).padEnd(url))}  `;
  const head = isNarrow
    ? [`${start}${colour(known)}`, `  ${file}`]
    : [`${start}${colour(known)}${" ".repeat(methods - known.length)}  ${file}`];
  return [
    ...head,
    ...callerLines(route.callers, options),
    ...route.findings.flatMap((finding) => findingLines(finding, route.path, options)),
  ];
}

function callerLines(
  callers: readonly RouteCaller[],
  { palette, width, name }: OverviewTextOptions,
): string[] {
  if (callers.length === 0) return [];
  const shown = callers.slice(0, MOST_CALLERS).map((caller) => {
    const call = callText(caller);
    return `${call === "" ? "" : `${call}${TOGETHER}`}${printableLine(name(caller.path))}:${caller.line}`;
  });
  const more = callers.length - shown.length;
  const text = `called by ${[...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ")}`;
  return indented(text, 2, width).map((line) => palette.dim(line.replaceAll(TOGETHER, " ")));
}

/** A space at which no line breaks. */
const TOGETHER = "\u00a0";

/** `own`: the file that stands above it. */
function findingLines(
  finding: ListedFinding,
  own: string,
  { palette, width, name }: OverviewTextOptions,
): string[] {
  const { severity, rule, path, line } = finding;
  const place = path === own ? `line ${line}` : `${printableLine(name(path))}:${line}`;
  const colour = severity === "error" ? palette.red : severity === "warning" ? palette.yellow : palette.dim;
  const [first = "", ...rest] = indented(
    `${severity} ${rule}, ${place}: ${printableLine(shortMessage(finding))}`,
    2,
    width,
  );
  return [first.replace(severity, (word) => colour(word)), ...rest];
}

/** The lines that follow stand further in. */
function indented(text: string, by: number, width: number): string[] {
  return wrap(text, bodyWidth(width) - by - 2).map((line, at) => " ".repeat(at === 0 ? by : by + 2) + line);
}

/** Wide terminals don't make long lines easier to read. */
function bodyWidth(width: number): number {
  return Math.max(40, Math.min(width, 100));
}

function appsOf(routes: readonly RouteEntry[]): [string, RouteEntry[]][] {
  const apps = new Map<string, RouteEntry[]>();
  for (const route of routes) apps.set(route.app, [...(apps.get(route.app) ?? []), route]);
  return [...apps];
}
