import type { Report, ReportEntry } from "../report/index.js";

/**
 * The findings that a change of these files may have brought. Takes the changed paths, and for each path with findings the other files that it
 * rests on: the callers of a route, the config and the middleware of its app. All paths are relative to the report's root.
 */
export function entriesOfChange(
  report: Report,
  changed: ReadonlySet<string>,
  restsOn: ReadonlyMap<string, readonly string[]>,
): ReportEntry[] {
  return report.entries.filter((entry) =>
    [entry.path, ...(entry.related ?? []).map(({ path }) => path), ...(restsOn.get(entry.path) ?? [])].some(
      (path) => changed.has(path),
    ),
  );
}
