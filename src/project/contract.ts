/** What is known of the repo once it has been read: plain data, so that everything above stays pure. */
import type { HttpMethod } from "../handler/contract.js";
import type { ConfigRoutes } from "../routing/index.js";

/** A text file as it lies on disk. `path` is relative to the project's root, with forward slashes. */
export interface SourceFile {
  path: string;
  absolutePath: string;
  /** The whole text. A byte order mark stays in it. */
  text: string;
  /** SHA-256 of the bytes that `text` was read from, in hex. */
  hash: string;
}

/** A file that could not be read as text, or not be understood. The message says what, why and what to do. */
export interface ProjectProblem {
  path: string;
  message: string;
  line?: number;
  column?: number;
}

/** One place in the repo that requests a URL. Lines count from 1. */
export interface CallSite {
  path: string;
  line: number;
  column: number;
  /** Methods that this place may use; empty when they can't be told from the text. */
  methods: HttpMethod[];
  /** It sends a form: an HTML form, FormData, URLSearchParams. */
  form: boolean;
  /** The URL as it is matched, `*` for what is only known at run time: `/api/tasks/*`. */
  url: string;
  /**
   * It is plain from the text alone that this route is requested, and with these methods: no client, base URL or fetcher that can't be seen, no
   * other route that the URL may mean, no test that expects or replaces the answer.
   */
  sure: boolean;
  /** The literal or the name in the call that says its one method; offsets into the text of the file. */
  verb?: { start: number; end: number };
  /** Of a plain `fetch` with its path as a literal: where the path begins in the text, and the path as it stands there. */
  literal?: { start: number; path: string };
  /** The rewrite of next.config by which the route is reached, its place there, and whether nothing but that keeps the call from being sure. */
  via?: { line: number; column: number; sure: boolean };
}

/** A place that surely asks this app for a path to which no route belongs. */
export interface OtherCall extends CallSite {
  /** The page that answers the path; without it nothing does. */
  page?: PageFile;
}

/** The places in the repo that request one route. */
export interface RouteCallers {
  /** Union of the methods of all places whose method and target are certain, in the order of HTTP_METHODS. */
  methods: HttpMethod[];
  /** One of those places sends a form. */
  form: boolean;
  /** Certain places, by path and line. */
  sites: CallSite[];
  /** Places that request this route, or may: the method or the target is only known at run time. */
  uncertain: CallSite[];
}

/** A route handler: a file called `route` with a page extension, anywhere in the `app` folder. */
export interface RouteFile extends SourceFile {
  /** The URL that it answers, without groups and slots: `/api/tasks/[id]`. `basePath` is not in it. */
  url: string;
  /** The user's paths ask for this file. The others are there because rules weigh an app as a whole. */
  requested: boolean;
  callers: RouteCallers;
  /** Who imports it; set where that was asked for. */
  importedBy?: ImportSite[];
  /** This file and the modules of the repo whose exports it hands on by `export *`; set where that was asked for. */
  modules?: ModuleFile[];
}

/** A file in `pages/api`. */
export interface PagesApiFile extends SourceFile {
  url: string;
  /** The user's paths ask for this file. */
  requested: boolean;
  callers: RouteCallers;
  /** Who imports it; set where that was asked for. */
  importedBy?: ImportSite[];
  /** The route of the `app` folder that it looks like: only for a file called `route`, and for one that exports methods and no default. */
  meant?: MeantRoute;
  /** Of a file called `route`: where it would lie to answer the URL of `meant` and stay in `pages`. */
  asIndex?: Place;
}

/** A page: it answers a URL with a document. Its text isn't read. Pages in slots and intercepting folders are left out. */
export interface PageFile {
  path: string;
  url: string;
  router: "app" | "pages";
  requested: boolean;
}

/**
 * A script that Next doesn't treat as an API route or as middleware, though its place or its name suggests that someone takes it for one:
 * other files in `app/api`, `route.mjs` and `Route.ts`, routes in private folders and in a second `app` or `pages` folder, a top-level `api`
 * folder, middleware in the wrong place.
 */
export interface StrayFile extends SourceFile {
  /** The user's paths ask for this file. */
  requested: boolean;
  /** Who imports it; set where that was asked for. */
  importedBy?: ImportSite[];
  /** Where it would have to lie to answer what its name says; only for files in the `app` folder. */
  meant?: MeantRoute;
}

/** What may be a route in the wrong place. */
export type MisplacedFile = StrayFile | PagesApiFile;

/** Where a file isn't yet. */
export interface Place {
  path: string;
  absolutePath: string;
  /** Git ignores that place, so the file would be gone from the repo. */
  ignored: boolean;
}

/** A route that isn't there: what a misplaced file would be in its right place. */
export interface MeantRoute extends Place {
  url: string;
  /** Who requests this URL; looked for where that was asked for. */
  callers: RouteCallers;
}

/** A file of the repo that imports another, with the names that it takes; "all" where they can't be told. */
export interface ImportSite {
  path: string;
  names: string[] | "all";
  /** It only exports them again: `export { GET } from "…"`. */
  handsOn?: boolean;
}

/** What a next.config says in literals. A value behind anything that would have to be run is left out. */
export interface ConfigFacts {
  /** Without dots, in the config's order. Default: tsx, ts, jsx, js. */
  pageExtensions: string[];
  basePath: string;
  cacheComponents: boolean;
  /** Where `typescript.ignoreBuildErrors` is switched on: `next build` doesn't check types then. Lines and columns count from 1. */
  ignoresBuildErrors?: { line: number; column: number };
  trailingSlash: boolean;
  skipTrailingSlashRedirect: boolean;
  /** The config speaks of `i18n`, which puts locales into the paths that middleware is asked about. */
  hasI18n: boolean;
  routes: ConfigRoutes;
}

/** A module with what its imports lead to. */
export interface ModuleFile extends SourceFile {
  /** From what an import says to the path of a module of the repo. */
  imports: Record<string, string>;
}

/** The middleware that Next runs. */
export interface MiddlewareFile extends SourceFile {
  /** The user's paths ask for this file. */
  requested: boolean;
  /** This file and the modules of the repo that it may run. */
  modules: ModuleFile[];
}

/** The modules of the repo that imports lead to, and who imports them. Read when they are asked for; nothing else in a project reads. */
export interface RepoModules {
  /** The module that `specifier` means in the file `from`; undefined for packages. */
  load: (specifier: string, from: string) => SourceFile | undefined;
  /** A module that was loaded. */
  file: (path: string) => SourceFile | undefined;
  /** By the path of each module, the files of the repo that import it. */
  importersOf: (paths: readonly string[]) => Promise<ReadonlyMap<string, ImportSite[]>>;
}

/** One Next.js app. All its files were read; nothing of it was executed. */
export interface NextApp {
  /** Folder of the app relative to the project's root, with forward slashes; "" is the root itself. */
  root: string;
  absoluteRoot: string;
  /** Major version of Next.js: the installed one, else the lowest that package.json admits, else 16. */
  next: number;
  packageJson?: SourceFile;
  /** next.config.{js,mjs,cjs,ts,mts,cts} in the order in which Next looks for them: the first one counts. */
  configs: SourceFile[];
  facts: ConfigFacts;
  /** `app` or `src/app`, relative to the project's root, when there is one. */
  appDir?: string;
  /** `pages` or `src/pages`, relative to the project's root, when there is one. */
  pagesDir?: string;
  /** All route handlers of the app, by path. */
  routes: RouteFile[];
  /** Files with calls that are sure, by path. */
  callerFiles: SourceFile[];
  /** What the repo asks of this app, and no route answers; looked for where that was asked for. */
  otherCalls: OtherCall[];
  pagesApi: PagesApiFile[];
  /** The pages of both routers, by path. */
  pages: PageFile[];
  strays: StrayFile[];
  /** The paths of all files in the app's folder, but for what git ignores, build output and other apps. */
  files: string[];
  /** middleware.* and proxy.* where Next looks for them. */
  middleware: SourceFile[];
  /** The one of them that Next runs in this version. */
  activeMiddleware?: MiddlewareFile;
  /**
   * Files that say how the app is built and served, of the app's folder and of the project's root: netlify.toml,
   * firebase.json, vercel.json, wrangler.toml, staticwebapp.config.json, Dockerfile,
   * capacitor.config, src-tauri/tauri.conf.json, the workflows of .github.
   */
  hosting: SourceFile[];
  /** What its imports lead to. */
  modules?: RepoModules;
  /** The user's paths ask for the app's config: the whole app, its `app` folder, or the config itself. */
  configRequested: boolean;
}

/** Everything that a run looks at. */
export interface Project {
  /** Absolute path with the system's separators; every `path` is relative to it. */
  root: string;
  apps: NextApp[];
  problems: ProjectProblem[];
}
