import { dirname, join } from "node:path";
import type {
  ConfigFacts,
  MeantRoute,
  NextApp,
  PageFile,
  PagesApiFile,
  Place,
  ProjectProblem,
  RouteCallers,
  RouteFile,
  SourceFile,
} from "./contract.js";
import { nextRange, routerFolder } from "./find-apps.js";
import type { GivenPath } from "./given-path.js";
import { hostingFiles } from "./hosting.js";
import { wouldBeIgnored } from "./ignored.js";
import { lineWidth } from "./line-width.js";
import { type MeantPlace, meantInPages, meantPlace, migratedPlace } from "./meant-place.js";
import { readMiddleware } from "./middleware.js";
import { CONFIG_NAMES, DEFAULT_FACTS, readConfigFacts } from "./next-config.js";
import { nextMajor } from "./next-version.js";
import { byPath, isInside, relativePath } from "./paths.js";
import { mapConcurrently, readSource } from "./read.js";
import { gitRootOf } from "./roots.js";
import { appPageUrl, pagesUrl, routeUrl } from "./route-url.js";
import { strayPaths } from "./strays.js";
import type { Tree } from "./tree.js";

export interface AppSource {
  /** The project's root. */
  root: string;
  /** The app's own folder. */
  folder: string;
  tree: Tree;
  given: readonly GivenPath[];
  /** Other apps, which may lie in this one. */
  others: readonly string[];
  /** Each handler of `pages/api` is meant to be a route of the `app` folder. */
  isMigrated?: boolean;
}

/** Reads one app. What can't be read, and was asked for, is put into `problems`. */
export async function readApp(source: AppSource, problems: ProjectProblem[]): Promise<NextApp> {
  const { root, folder, tree, given } = source;
  const inner = source.others.filter((other) => other !== folder && isInside(other, folder));
  const files = tree.files.filter(
    (file) => isInside(file, folder) && !inner.some((other) => isInside(file, other)),
  );
  const appDir = routerFolder(tree, folder, "app");
  const pagesDir = routerFolder(tree, folder, "pages");

  const read = async (file: string, wanted: boolean): Promise<SourceFile[]> => {
    const result = await readSource(file, relativePath(root, file));
    if ("file" in result) return [result.file];
    if (wanted) problems.push(result.problem);
    return [];
  };
  const readAll = async (paths: string[], wanted: boolean) =>
    (await mapConcurrently(paths, (path) => read(path, wanted))).flat();

  const isWanted = (file: string) =>
    given.some((path) => (path.isFile ? path.path === file : isInside(file, path.folder)));
  const configPaths = CONFIG_NAMES.map((name) => join(folder, name)).filter((path) => files.includes(path));
  const configRequested =
    configPaths.some(isWanted) ||
    given.some((path) => !path.isFile && coversRouter(path.folder, appDir, pagesDir));
  const configs = await readAll(configPaths, configRequested);

  let facts = DEFAULT_FACTS;
  if (configs[0] !== undefined) {
    const config = await readConfigFacts(configs[0]);
    facts = config.facts;
    if (config.problem !== undefined) problems.push(config.problem);
  }

  const routes = await mapConcurrently(
    files.flatMap((file) => {
      const url =
        appDir && isInside(file, appDir)
          ? routeUrl(relativePath(appDir, file), facts.pageExtensions)
          : undefined;
      return url === undefined ? [] : [{ file, url, requested: isWanted(file) }];
    }),
    async ({ file, url, requested }): Promise<RouteFile[]> =>
      (await read(file, requested)).map((route) => ({
        ...route,
        url,
        requested,
        callers: noCallers(),
      })),
  );
  const pagesApi = await mapConcurrently(
    files.flatMap((file) => {
      if (pagesDir === undefined || !isInside(file, join(pagesDir, "api"))) return [];
      const url = pagesUrl(relativePath(pagesDir, file), facts.pageExtensions);
      return url === undefined ? [] : [{ file, url, requested: isWanted(file) }];
    }),
    async ({ file, url, requested }): Promise<PagesApiFile[]> => {
      const pages = (await read(file, requested)).map(async (page) => ({
        ...page,
        ...{ url, requested, callers: noCallers() },
        ...(await (source.isMigrated
          ? migratedFrom({ ...page, url }, { root, appDir, pagesDir: pagesDir!, facts })
          : meantOfPages(page, { root, appDir, pagesDir: pagesDir!, facts }))),
      }));
      return Promise.all(pages);
    },
  );
  const strays = await mapConcurrently(
    strayPaths({ folder, appDir, pagesDir, files, pageExtensions: facts.pageExtensions }),
    async (file) => {
      const meant = appDir && isInside(file, appDir) && (await meantRoute(file, root, appDir, facts));
      return (await read(file, false)).map((stray) => ({
        ...stray,
        requested: isWanted(file),
        ...(meant && { meant }),
      }));
    },
  );
  const routerParent =
    appDir !== undefined ? dirname(appDir) : pagesDir !== undefined ? dirname(pagesDir) : folder;
  const manifest = join(folder, "package.json");
  const next = await nextMajor(folder, nextRange(folder));
  const width = await lineWidth(folder, root);
  const [packageJson] = files.includes(manifest) ? await read(manifest, false) : [];
  const { middleware, active } = await readMiddleware({
    root,
    folder: routerParent,
    files: tree.files,
    next,
    isWanted,
    read: (file) => read(file, false),
  });

  return {
    root: relativePath(root, folder),
    absoluteRoot: folder,
    next,
    packageJson,
    ...(width === undefined ? {} : { lineWidth: width }),
    configs,
    facts,
    appDir: appDir && relativePath(root, appDir),
    pagesDir: pagesDir && relativePath(root, pagesDir),
    routes: routes.flat().sort(byPath),
    callerFiles: [],
    otherCalls: [],
    pagesApi: pagesApi.flat().sort(byPath),
    pages: pagesIn(files, { root, appDir, pagesDir }, facts.pageExtensions, isWanted).sort(byPath),
    strays: strays.flat().sort(byPath),
    files: files.map((file) => relativePath(root, file)),
    middleware,
    ...(active && { activeMiddleware: active }),
    hosting: await readAll(await hostingFiles([root, folder]), false),
    configRequested,
  };
}

/** As long as nobody has looked for them. */
function noCallers(): RouteCallers {
  return { methods: [], form: false, sites: [], uncertain: [] };
}

async function meantRoute(
  file: string,
  root: string,
  appDir: string,
  facts: ConfigFacts,
): Promise<MeantRoute | undefined> {
  const place = meantPlace(relativePath(appDir, file), facts.pageExtensions);
  return place && routeAt(place, appDir, root);
}

/** For a file of `pages/api` that looks like a route of the `app` folder. */
async function meantOfPages(
  page: SourceFile,
  folders: { root: string; appDir: string | undefined; pagesDir: string; facts: ConfigFacts },
): Promise<Pick<PagesApiFile, "meant" | "asIndex">> {
  const { root, pagesDir, facts } = folders;
  const place = meantInPages(relativePath(pagesDir, page.absolutePath), page.text, facts.pageExtensions);
  if (place === undefined) return {};
  const { asIndex } = place;
  return {
    // Where there is no `app` folder yet, it goes beside `pages`.
    meant: await routeAt(place, folders.appDir ?? join(dirname(pagesDir), "app"), root),
    ...(asIndex && { asIndex: await placeOf(join(pagesDir, asIndex), root) }),
  };
}

/** For every file of `pages/api`. */
async function migratedFrom(
  page: SourceFile & { url: string },
  {
    root,
    appDir,
    pagesDir,
    facts,
  }: { root: string; appDir: string | undefined; pagesDir: string; facts: ConfigFacts },
): Promise<Pick<PagesApiFile, "meant">> {
  const path = migratedPlace(relativePath(pagesDir, page.absolutePath), facts.pageExtensions);
  if (path === undefined) return {};
  return { meant: await routeAt({ path, url: page.url }, appDir ?? join(dirname(pagesDir), "app"), root) };
}

async function routeAt({ path, url }: MeantPlace, folder: string, root: string): Promise<MeantRoute> {
  return { ...(await placeOf(join(folder, path), root)), url, callers: noCallers() };
}

async function placeOf(absolutePath: string, root: string): Promise<Place> {
  const ignored = await wouldBeIgnored(absolutePath, gitRootOf(dirname(absolutePath)));
  return { path: relativePath(root, absolutePath), absolutePath, ignored };
}

/** The pages among `files`, of both routers. */
function pagesIn(
  files: readonly string[],
  folders: { root: string; appDir: string | undefined; pagesDir: string | undefined },
  pageExtensions: readonly string[],
  isWanted: (file: string) => boolean,
): PageFile[] {
  const { root, appDir, pagesDir } = folders;
  return files.flatMap((file): PageFile[] => {
    const [router, url] =
      appDir !== undefined && isInside(file, appDir)
        ? (["app", appPageUrl(relativePath(appDir, file), pageExtensions)] as const)
        : pagesDir !== undefined && isInside(file, pagesDir) && !isInside(file, join(pagesDir, "api"))
          ? (["pages", pagesUrl(relativePath(pagesDir, file), pageExtensions)] as const)
          : (["app", undefined] as const);
    return url === undefined
      ? []
      : [{ path: relativePath(root, file), url, router, requested: isWanted(file) }];
  });
}

/** A folder asks for the config when it holds all routes of a router, not only some of them. */
function coversRouter(folder: string, appDir: string | undefined, pagesDir: string | undefined): boolean {
  return [appDir, pagesDir].some((router) => router !== undefined && isInside(join(router, "api"), folder));
}
