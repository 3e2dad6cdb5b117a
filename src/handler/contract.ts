/** What goes into the handler compiler and what comes out: plain data, shared by every layer above. */

import type { Program, SharedFunction } from "./program/program.js";

/** The methods for which Next.js calls a named export of a route file. */
export const HTTP_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

export function isMethodName(name: string): name is HttpMethod {
  return (HTTP_METHODS as readonly string[]).includes(name);
}

/** `safe`: meaning kept. `unsafe`: rests on an assumption that the message names. `manual`: no edit. */
export type Safety = "safe" | "unsafe" | "manual";

/** The causes of a 405 that lie in a route file itself; `bridge` is said of a handler that goes over the bridge. */
export type RouteRule = "default-export" | "pages-signature" | "lowercase-method" | "bridge";

/** What may be known about a route file from outside of it. Only `path` is required. */
export interface RouteContext {
  /** Path with forward slashes; the dynamic segments (`[id]`, `[...slug]`) are read from it. */
  path: string;
  /** Major version of Next.js. Default: 16. */
  next?: number;
  /** Methods chosen by the user for a handler that doesn't dispatch (`--methods`, or the wizard's answer). */
  methods?: HttpMethod[];
  /** Methods with which callers in the repo request this route. Unknown when absent. */
  callerMethods?: HttpMethod[];
  /** Other places in the repo request this route, or may, with a method that can't be told: `callerMethods` may lack some. */
  uncertainCallers?: boolean;
  /** A caller in the repo sends a form (an HTML form, FormData, URLSearchParams) to this route. */
  formCallers?: boolean;
  /** Who imports what from this file: that stays exported, and keeps its form. Nobody, when absent. */
  importers?: readonly RouteImporter[];
  /** `cacheComponents: true`: no segment config may be written. */
  cacheComponents?: boolean;
  /** `output: "export"` stays in next.config: no segment config and no stub may be written. */
  staticExport?: boolean;
  /** How long a line may be, by the settings of the repo's formatter. Read off the file, when absent. */
  width?: number;
  /** The app has pages of the Pages Router, which `revalidatePath` of a route handler can't make anew. It may have some, when absent. */
  pagesRouter?: boolean;
  /** The modules of the repo that imports lead to. Without it, no import is followed. */
  program?: Program;
  /** What an import of the adapter says in this file: handlers that can't be rewritten go over the bridge (`--bridge`). */
  bridge?: string;
  /** Keep what can be kept of the Pages Router (`--exact`), where the usual reading of a request departs from it. */
  exact?: boolean;
}

/** A file of the repo that imports from a route file. */
export interface RouteImporter {
  /** Relative to the project's root. */
  path: string;
  /** The names that it takes, `default` among them; "all" where that can't be told. */
  names: readonly string[] | "all";
  /** It only exports them again: `export { GET } from "…"`. */
  handsOn?: boolean;
}

/** The text of a module of the repo. `path` has forward slashes and is written as the routes' paths are. */
export interface SourceModule {
  path: string;
  source: string;
}

/** Says what an import leads to in the repo; nothing for a package, and for what isn't there. */
export type LoadModule = (specifier: string, from: string) => SourceModule | undefined;

/** The methods of a handler that doesn't say them. `readsBody`: it reads a body, which GET and HEAD don't have. */
export interface MethodChoice {
  options: HttpMethod[];
  chosen: HttpMethod[];
  readsBody?: true;
}

/** One finding in a route file. Lines count from 1, columns from 1. */
export interface RouteFinding {
  rule: RouteRule;
  safety: Safety;
  /** The methods that the repaired file exports (or would). */
  methods: HttpMethod[];
  line: number;
  column: number;
  /** What is wrong, and for `unsafe` the assumption, for `manual` the reason and what to do. */
  message: string;
  /** What changes for a client or a reader beyond the obvious. */
  notes: string[];
  /** Set when the methods are an assumption: the wizard lets the user choose among `options`. */
  methodChoice?: MethodChoice;
}

/** `code` is set when the file can be repaired; it is the whole new text. Without findings the file is fine. */
export interface RouteRepair {
  findings: RouteFinding[];
  code?: string;
  /** The functions of other modules that the new text calls in their new form: it is right only where they have that. */
  foreign?: SharedFunction[];
}
