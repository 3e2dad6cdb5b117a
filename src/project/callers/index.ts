/** Who requests the routes: every call in the repo, by code or by another file, matched to its route. */
import { join } from "node:path";
import type { ConfigRoute } from "../../routing/index.js";
import type { CallSite, MisplacedFile, NextApp, PageFile, PagesApiFile, RouteFile } from "../contract.js";
import { byPath, isInside, relativePath } from "../paths.js";
import { mapConcurrently, readSource } from "../read.js";
import type { FoundRequest } from "./find-requests.js";
import { inOrder } from "./request-options.js";
import type * as rewriting from "./rewritten.js";
import { RouteTable } from "./route-table.js";
import { sourcesToParse } from "./sources.js";
import type { Reading } from "./text-of.js";
import { isTest, meansItsCalls } from "./trust.js";
import { literalCount, mayGoOn, readUrl, type UrlPattern } from "./url-pattern.js";

export interface CallerSearch {
  root: string;
  /** The apps whose routes are asked for. */
  apps: readonly NextApp[];
  /** The folders of all apps there are: a call without a host stays in its own app. */
  appFolders: readonly string[];
  /** Absolute paths of all files that may hold calls. */
  files: readonly string[];
  /** The routes of these apps whose callers are wanted. */
  wanted: readonly Called[];
  /** The misplaced files for which callers of the routes are wanted that they are meant to be. */
  wantsMeant: (file: MisplacedFile) => boolean;
  /** The apps of which it is wanted what is asked of them and no route answers. */
  wantsOthers: (app: NextApp) => boolean;
  onFile: (done: number, total: number, path: string) => void;
}

/** What takes requests: a route of either router. */
export type Called = RouteFile | PagesApiFile;

/** Yields this often, so that progress can be shown and Ctrl-C is heard. */
const FILES_PER_TURN = 20;

/**
 * Puts into each wanted route the places in the repo that request it, and into misplaced files those that would once they are routes. A file that can't be read or parsed gives none:
 * looking for callers never fails a run.
 */
export async function addCallers(search: CallerSearch): Promise<void> {
  const meant = new Map(search.apps.map((app) => [app, meantRoutes(app, search.wantsMeant)]));
  const wanted = [...search.wanted, ...[...meant.values()].flat()];
  const open = new Set(search.apps.filter((app) => hasRoutes(app) && search.wantsOthers(app)));
  if (wanted.length === 0 && open.size === 0) return;
  // Patterns of URLs are only worth loading where the config has some.
  const hasRewrites = search.apps.some(({ facts: { routes } }) => rewritesOf(routes) > 0);
  const rewrites = hasRewrites ? await import("./rewritten.js") : undefined;
  const addresses = search.apps.flatMap((app) => rewrites?.rewrittenSources(app.facts.routes) ?? []);
  const { sources, setsBaseOfAxios } = await sourcesToParse(
    search.files,
    [...wanted, ...addresses],
    open.size === 0 ? undefined : { pages: [...open].flatMap(({ pages }) => pages) },
  );
  const { writtenRequests } = await import("./written/index.js");
  const written = await writtenRequests(search.files);
  if (sources.length === 0 && written.length === 0) return;
  // The parser is only worth loading when there is something to parse.
  const [{ Modules }, { findRequests }] = await Promise.all([
    import("./modules.js"),
    import("./find-requests.js"),
  ]);
  const modules = new Modules(new Set(search.files), search.root);
  const targets = search.apps.map((app) => new Target(app, rewrites));
  // As long as nothing is moved, what is there answers: the routes that are meant are looked up in a table of their own.
  const meantTargets = [...meant].flatMap(([app, routes]) =>
    routes.length === 0 ? [] : [new Target(app, rewrites, routes)],
  );
  const add = (request: FoundRequest, path: string) => {
    addRequest(request, path, targets, search);
    addOther(request, path, targets, search, open);
    if (meantTargets.length > 0) addRequest(request, path, meantTargets, search);
  };
  const reading: Reading = { modules, understood: new Set() };
  const mentions: (FoundRequest & { place: string; path: string })[] = [];
  let done = 0;
  for (const { path, text } of sources) {
    search.onFile(++done, sources.length, relativePath(search.root, path));
    if (done % FILES_PER_TURN === 0) await new Promise(setImmediate);
    const program = modules.parse(path, text);
    if (program === undefined) continue;
    const found = findRequests(program, reading);
    const isMeant = meansItsCalls(relativePath(search.root, path), text);
    for (const request of found.requests) {
      const assumed = request.assumed || !isMeant || (setsBaseOfAxios && request.client === "axios");
      add(assumed ? { ...request, assumed } : request, path);
    }
    for (const mention of found.mentions) mentions.push({ ...mention, path });
  }
  for (const { path, text, requests } of written) {
    // A script that speaks of 405 may well check that it comes.
    const isMeant = meansItsCalls(relativePath(search.root, path), text) && !/\b405\b/.test(text);
    for (const request of requests) add(isMeant ? request : { ...request, assumed: true }, path);
  }
  // Only now is it known which URLs were understood by way of another file.
  for (const mention of mentions) {
    if (!reading.understood.has(mention.place)) add(mention, mention.path);
  }
  for (const route of wanted) settle(route);
  for (const [app, routes] of meant) {
    for (const { path, callers } of routes) {
      const file = [...app.strays, ...app.pagesApi].find((one) => one.path === path);
      if (file?.meant) file.meant.callers = callers;
    }
  }
  for (const app of search.apps) app.callerFiles = await filesOfSureCalls(app, search.root);
}

/** Under their own paths: who calls a file isn't the file itself. */
function meantRoutes(app: NextApp, wants: CallerSearch["wantsMeant"]): RouteFile[] {
  return [...app.strays, ...app.pagesApi].flatMap((file) => {
    const { meant } = file;
    if (meant === undefined || !wants(file)) return [];
    return [{ ...file, url: meant.url, callers: meant.callers }];
  });
}

/** Of an app without any route it is likely that another server answers for it. */
function hasRoutes({ routes, pagesApi }: NextApp): boolean {
  return routes.length + pagesApi.length > 0;
}

function rewritesOf({ beforeFiles, afterFiles, fallback }: NextApp["facts"]["routes"]): number {
  return beforeFiles.length + afterFiles.length + fallback.length;
}

async function filesOfSureCalls(app: NextApp, root: string): Promise<NextApp["callerFiles"]> {
  const paths = new Set(
    [...app.routes.flatMap(({ callers }) => callers.sites.filter(({ sure }) => sure)), ...app.otherCalls].map(
      ({ path }) => path,
    ),
  );
  const read = await mapConcurrently([...paths], (path) => readSource(join(root, path), path));
  return read.flatMap((result) => ("file" in result ? [result.file] : [])).sort(byPath);
}

/** One app as the target of requests. */
class Target {
  readonly table: RouteTable<Called>;
  #pages: RouteTable<PageFile> | undefined;

  constructor(
    readonly app: NextApp,
    readonly rewrites: typeof rewriting | undefined,
    /** Routes that aren't there yet: where they are given, only they are found. */
    readonly meant: readonly RouteFile[] = [],
  ) {
    const isLeft = ({ path }: Called) => !meant.some((route) => route.path === path);
    this.table = new RouteTable<Called>([...app.routes, ...app.pagesApi.filter(isLeft), ...meant]);
  }

  match(url: UrlPattern): Matched {
    const own = withoutBasePath(url, this.app.facts.basePath);
    const before = this.rewrites?.rewritten(own, this.app.facts.routes, "before");
    if (before === "elsewhere") return { ...NOTHING, isElsewhere: true };
    const direct = this.#lookUp(before?.url ?? own, before?.by);
    // Files come before such rewrites, pages too.
    if (isHit(direct) || this.#isFixedPage(before?.url ?? own)) return direct;
    const after = this.rewrites?.rewritten(before?.url ?? own, this.app.facts.routes, "after");
    if (after === "elsewhere") return { ...direct, isElsewhere: true };
    return after === undefined ? direct : this.#lookUp(after.url, after.by);
  }

  #isFixedPage(url: UrlPattern): boolean {
    const page = this.pageFor(url);
    return typeof page === "object" && !page.url.includes("[");
  }

  /** The page that answers a URL; "nothing", or "unknown" where that can't be told. */
  pageFor(url: UrlPattern): PageFile | "nothing" | "unknown" {
    this.#pages ??= new RouteTable<PageFile>(this.app.pages);
    const { certain, possible } = this.#pages.match(withoutBasePath(url, this.app.facts.basePath));
    const [page] = certain;
    if (page === undefined) return possible.length === 0 ? "nothing" : "unknown";
    return page;
  }

  #lookUp(url: UrlPattern, via: ConfigRoute | undefined): Matched {
    const { certain, possible, named } = this.table.match(url);
    const isAsked = (one: Called) => this.meant.length === 0 || (this.meant as Called[]).includes(one);
    return {
      certain: certain.filter(isAsked),
      possible: possible.filter(isAsked),
      isAlone: certain.length === 1 && possible.length + named.length === 0,
      ...(via && { via }),
    };
  }
}

interface Matched {
  certain: Called[];
  possible: Called[];
  /** No other route may be meant. */
  isAlone: boolean;
  /** The rewrite by which they are reached. */
  via?: ConfigRoute;
  /** A rewrite leads, or may lead, to another server. */
  isElsewhere?: true;
}

const NOTHING: Matched = { certain: [], possible: [], isAlone: false };

function addRequest(
  request: FoundRequest,
  file: string,
  targets: readonly Target[],
  search: CallerSearch,
): void {
  const home = nearestApp(file, search.appFolders);
  const certain = new Map<Called, { url: string; isPlain: boolean; via?: ConfigRoute }>();
  const possible = new Map<Called, string>();
  for (const text of request.urls) {
    const url = readUrl(text);
    if (url === undefined || literalCount(url) === 0 || url.isWrapper) continue;
    const matches = targets.map((target) => ({ target, ...target.match(url) }));
    const atHome = matches.find(({ target }) => target.app.absoluteRoot === home);
    for (const match of matches) {
      if (home !== undefined && match !== atHome && (!url.hasHost || isHit(atHome))) continue;
      const isSure =
        url.host === "own" && (home === undefined ? matches.filter(isHit).length === 1 : match === atHome);
      const isPlain = match.isAlone && url.isHome && !url.openEnd && !mayGoOn(url);
      for (const route of match.certain) {
        if (isSure)
          certain.set(route, {
            url: url.text,
            isPlain: isPlain || certain.get(route)?.isPlain === true,
            ...(match.via && { via: match.via }),
          });
        else possible.set(route, url.text);
      }
      for (const route of match.possible) possible.set(route, url.text);
    }
  }
  const path = relativePath(search.root, file);
  const site = { path, line: request.line, column: request.column, sure: false };
  // `fetch(id ? "/api/x/1" : "/api/x", { method: id ? "PUT" : "POST" })`: which belongs to which?
  const isOneOfMany = certain.size + possible.size > 1 && request.methods.length > 1;
  const { methodAt } = request;
  const verb = methodAt && { start: methodAt.start ?? 0, end: methodAt.end ?? 0 };
  for (const [route, { url, isPlain, via }] of certain) {
    // A route that seems to call itself is a proxy for another server.
    if (route.path === path) continue;
    if (request.methods === "unknown") {
      route.callers.uncertain.push({ ...site, url, methods: [], form: false });
      continue;
    }
    const isCertain = isPlain && !request.assumed && !isOneOfMany;
    const sure = isCertain && via === undefined;
    const { methods, form } = request;
    route.callers.sites.push({
      ...site,
      url,
      methods,
      form,
      sure,
      ...(sure && verb ? { verb } : {}),
      ...(sure && request.literal ? { literal: request.literal } : {}),
      ...(via && { via: { line: via.line, column: via.column, sure: isCertain } }),
    });
  }
  for (const [route, url] of possible) {
    if (route.path === path || certain.has(route)) continue;
    const methods = request.methods === "unknown" ? [] : request.methods;
    route.callers.uncertain.push({ ...site, url, methods, form: false });
  }
}

/** A request of which it is plain from the text that it goes to this app, and to no route of it. */
function addOther(
  { urls, methods, form, line, column, assumed, openBase, methodAt, literal }: FoundRequest,
  file: string,
  targets: readonly Target[],
  search: CallerSearch,
  open: ReadonlySet<NextApp>,
): void {
  const [text] = urls;
  if (
    open.size === 0 ||
    methods === "unknown" ||
    assumed ||
    openBase ||
    urls.length !== 1 ||
    text === undefined
  )
    return;
  // A test may well ask for what isn't there.
  if (isTest(relativePath(search.root, file))) return;
  const home = nearestApp(file, search.appFolders);
  const target = targets.find(({ app }) =>
    home === undefined ? targets.length === 1 : app.absoluteRoot === home,
  );
  if (target === undefined || !open.has(target.app)) return;
  const url = readUrl(text);
  if (url === undefined || url.host !== "own" || !url.isHome || url.openEnd || url.isWrapper || mayGoOn(url))
    return;
  const { basePath } = target.app.facts;
  if (basePath !== "" && withoutBasePath(url, basePath) === url) return;
  const match = target.match(url);
  if (isHit(match) || match.isElsewhere) return;
  const page = target.pageFor(url);
  if (page === "unknown") return;
  // What is read from a page is its HTML; what is read from nowhere may lie in `public`.
  const isRead = methods.every((method) => method === "GET" || method === "HEAD" || method === "OPTIONS");
  if (isRead && (page !== "nothing" || !/^\/api\//.test(url.text))) return;
  if (literalCount(url) === 0 && url.segments.length > 0) return;
  const verb = methodAt && { start: methodAt.start ?? 0, end: methodAt.end ?? 0 };
  target.app.otherCalls.push({
    path: relativePath(search.root, file),
    ...{ line, column, methods, form, url: url.text, sure: true },
    ...(verb && { verb }),
    ...(literal && { literal }),
    ...(page !== "nothing" && { page }),
  });
}

function isHit(match: Matched | undefined): boolean {
  return match !== undefined && match.certain.length + match.possible.length > 0;
}

function nearestApp(file: string, folders: readonly string[]): string | undefined {
  let nearest: string | undefined;
  for (const folder of folders) {
    if (isInside(file, folder) && folder.length > (nearest?.length ?? 0)) nearest = folder;
  }
  return nearest;
}

function withoutBasePath(url: UrlPattern, basePath: string): UrlPattern {
  const prefix = basePath.split("/").filter(Boolean);
  const starts = prefix.every((part, index) => {
    const segment = url.segments[index];
    return segment !== undefined && "literal" in segment && segment.literal === part;
  });
  return prefix.length > 0 && starts ? { ...url, segments: url.segments.slice(prefix.length) } : url;
}

/** Orders what was found and draws the sum. */
function settle(route: Called): void {
  const sites = unique(route.callers.sites);
  route.callers = {
    sites,
    uncertain: unique(route.callers.uncertain),
    methods: inOrder(sites.flatMap((site) => site.methods)),
    form: sites.some((site) => site.form),
  };
}

function unique(sites: readonly CallSite[]): CallSite[] {
  const known = new Map(sites.map((site) => [JSON.stringify(site), site]));
  return [...known.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
}
