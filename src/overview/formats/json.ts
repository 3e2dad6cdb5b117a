import { safeJson } from "../../report/index.js";
import type { RouteOverview } from "../contract.js";

/** One JSON object, closed by a line feed. Its fields may grow; they are not renamed. */
export function overviewJson({ root, routes, others }: RouteOverview): string {
  return `${safeJson({ version: 1, root, routes, others }, 2)}\n`;
}

/** The same object for a run that could not be made. */
export function overviewErrorJson(root: string, error: string): string {
  return `${safeJson({ version: 1, root, routes: [], others: [], error }, 2)}\n`;
}
