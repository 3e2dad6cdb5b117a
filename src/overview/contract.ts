/** The overview of an app's routes: plain data, as the formats print it. */
import type { HttpMethod, Safety } from "../handler/contract.js";
import type { Severity } from "../plan/contract.js";

export interface RouteOverview {
  /** Absolute path; every `path` is relative to it, with forward slashes. */
  root: string;
  /** By app, URL and path. */
  routes: RouteEntry[];
  /** Findings that are about no single one of these routes: of a config, the middleware, a file that Next.js doesn't route to. */
  others: ListedFinding[];
}

export interface RouteEntry {
  /** As Next.js writes it, with the app's basePath: `/api/tasks/[id]`. */
  url: string;
  path: string;
  /** Where the file first exports a method; 1 where that can't be told. */
  line: number;
  router: "app" | "pages";
  /** Folder of the Next.js app; "" is the root. */
  app: string;
  /**
   * App Router: what the file exports, in the order of HTTP_METHODS. `pages/api`: what the handler answers; `any` where it doesn't test the
   * method. `unknown` where code decides that isn't in the repo, or can't be followed.
   */
  methods: HttpMethod[] | "any" | "unknown";
  /** What Next.js answers by itself besides: HEAD by GET, and OPTIONS. */
  automatic: HttpMethod[];
  /** Places in the repo that request it, by path and line. */
  callers: RouteCaller[];
  findings: ListedFinding[];
}

export interface RouteCaller {
  path: string;
  line: number;
  column: number;
  /** Empty where it can't be told. */
  methods: HttpMethod[];
  /** False where the method or the route is only known at run time. */
  certain: boolean;
}

export interface ListedFinding {
  rule: string;
  /** Mostly the route's own file; a call's for a call that goes wrong. */
  path: string;
  line: number;
  column: number;
  severity: Severity;
  safety: Safety;
  message: string;
  /** URL of the rule's page. */
  docs: string;
}
