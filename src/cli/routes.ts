/** `route-codemod routes`: the table of all API routes. It is no judge: its exit code is 0 even where something is wrong. */
import {
  listRoutes,
  overviewJson,
  overviewMarkdown,
  overviewText,
  type RouteOverview,
} from "../overview/index.js";
import { paletteFor } from "../report/index.js";
import { CLEAN } from "./exit-codes.js";
import type { Flags } from "./flags.js";
import { pathsInWords, placeFrom } from "./place.js";
import { progressOn } from "./progress.js";
import type { Terminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

const FORMATS = ["text", "markdown", "json"] as const;

/** @throws {UsageError} for a format that the table doesn't come in */
export function overviewFormat(value = "text"): (typeof FORMATS)[number] {
  const format = FORMATS.find((one) => one === value);
  if (format !== undefined) return format;
  throw new UsageError(`There is no format "${value}" of routes. The formats are: ${FORMATS.join(", ")}.`);
}

/** Gives the exit code. @throws {UsageError} where there is no route to list */
export async function routes(paths: string[], flags: Flags, terminal: Terminal): Promise<number> {
  const overview = await look(paths, flags, terminal);
  terminal.out(rendered(overview, overviewFormat(flags.format), terminal));
  return CLEAN;
}

function rendered(overview: RouteOverview, format: (typeof FORMATS)[number], terminal: Terminal): string {
  if (format === "json") return overviewJson(overview);
  if (format === "markdown") return overviewMarkdown(overview);
  return overviewText(overview, {
    palette: paletteFor(terminal.outColor),
    width: terminal.width,
    name: (path) => placeFrom(terminal.cwd, overview.root, path),
  });
}

async function look(paths: string[], { rules, skip }: Flags, terminal: Terminal): Promise<RouteOverview> {
  const progress = progressOn(terminal);
  const wanted = paths.length === 0 ? ["."] : paths;
  try {
    const overview = await listRoutes({
      paths: wanted,
      cwd: terminal.cwd,
      ...(rules ? { rules } : {}),
      ...(skip ? { skip } : {}),
      onProgress: ({ done, path }) => progress.show(`Looking (${done}) ${path}`),
    });
    if (overview.routes.length + overview.others.length === 0) {
      throw new UsageError(
        `No API route found in ${pathsInWords(wanted)}. Give the folder of a Next.js app with route files, or with pages/api.`,
      );
    }
    return overview;
  } finally {
    progress.clear();
  }
}
