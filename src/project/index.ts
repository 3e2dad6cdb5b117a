/** Reads everything that a run looks at: the only part of the house that reads files. */
import { addCallers, type Called } from "./callers/index.js";
import type { MisplacedFile, NextApp, PagesApiFile, Project, ProjectProblem, RouteFile } from "./contract.js";
import { findApps, findBareApps } from "./find-apps.js";
import { type GivenPath, ProjectError, resolveGivenPath } from "./given-path.js";
import { addImporters } from "./importers.js";
import { repoModules } from "./modules.js";
import { byPath, isInside, relativePath } from "./paths.js";
import { readApp } from "./read-app.js";
import { addReexported } from "./reexported.js";
import { concernedApps, listScopes, projectRoot } from "./scopes.js";

export { ProjectError } from "./given-path.js";
export { type HelperPlace, helperPlaces } from "./helper-places.js";

export interface ProjectRequest {
  /** As the user typed them; relative ones are relative to `cwd`. None is the same as `cwd` itself. */
  paths: readonly string[];
  cwd: string;
  /** Whether repositories that lie in the given folders are looked at as well. Default: `include`. */
  otherRepos?: "include" | "leave";
  /** For which routes the callers are wanted: looking for them means reading most of the repo. */
  wantsCallers: (route: RouteFile) => boolean;
  /** The same for `pages/api`. Default: none. */
  wantsPagesCallers?: (file: PagesApiFile) => boolean;
  /** For which misplaced files the places are wanted that request the routes which they are meant to be. Default: none. */
  wantsMeant?: (file: MisplacedFile) => boolean;
  /** For which apps the calls are wanted that no route answers. Default: none. */
  wantsOtherCalls?: (app: NextApp) => boolean;
  /** For which files it is wanted who imports them. Default: none. */
  wantsImporters?: (file: RouteFile | MisplacedFile) => boolean;
  /** Each handler of `pages/api` is meant to be a route of the `app` folder. */
  isMigrated?: boolean;
  /** For which routes the modules are wanted whose exports they hand on. Default: none. */
  wantsModules?: (route: RouteFile) => boolean;
  onProgress?: (progress: { done: number; total?: number; path: string }) => void;
}

/**
 * Finds and reads the Next.js apps that the paths concern: a repo, a monorepo, an `app` folder, any folder in an app, one file.
 * @throws {ProjectError} when a path doesn't exist, holds no Next.js app, or is a file that no rule looks at.
 */
export async function readProject(request: ProjectRequest): Promise<Project> {
  const paths = request.paths.length > 0 ? request.paths : ["."];
  const given = paths.map((path) => resolveGivenPath(path, request.cwd));
  const root = projectRoot(given);
  let done = 0;
  const tree = await listScopes(given, root, {
    otherRepos: request.otherRepos ?? "include",
    onFolder: (folder) => request.onProgress?.({ done: ++done, path: relativePath(root, folder) || "." }),
  });
  const found = findApps(tree);
  const bare = given.flatMap((path) => (isServed(path, found) ? [] : findBareApps(tree, path.folder)));
  const all = [...new Set([...found, ...bare])];
  for (const path of given) if (!isServed(path, all)) throw noApp(path, tree.problems);

  const project: Project = { root, apps: [], problems: [...tree.problems] };
  for (const folder of concernedApps(all, given)) {
    project.apps.push(
      await readApp(
        { root, folder, tree, given, others: all, isMigrated: request.isMigrated ?? false },
        project.problems,
      ),
    );
  }
  const modules = repoModules(tree.files, root);
  for (const app of project.apps) app.modules = modules;
  for (const path of given) if (path.isFile) checkFile(path, project);
  await addCallers({
    root,
    apps: project.apps,
    appFolders: all,
    files: tree.files,
    wanted: project.apps.flatMap((app): Called[] => [
      ...app.routes.filter(request.wantsCallers),
      ...app.pagesApi.filter(request.wantsPagesCallers ?? (() => false)),
    ]),
    wantsMeant: request.wantsMeant ?? (() => false),
    wantsOthers: request.wantsOtherCalls ?? (() => false),
    onFile: (done, total, path) => request.onProgress?.({ done, total, path }),
  });
  const { wantsImporters } = request;
  if (wantsImporters) {
    const asked = project.apps.flatMap((app) =>
      [...app.routes, ...app.strays, ...app.pagesApi.filter(({ meant }) => meant !== undefined)].filter(
        wantsImporters,
      ),
    );
    await addImporters(asked, tree.files, root);
  }
  const { wantsModules } = request;
  if (wantsModules) {
    await addReexported(
      project.apps.flatMap((app) => app.routes.filter(wantsModules)),
      tree.files,
      root,
    );
  }
  project.problems = unique(project.problems).sort(byPath);
  return project;
}

function isServed(given: GivenPath, apps: readonly string[]): boolean {
  return apps.some((app) => isInside(given.folder, app) || (!given.isFile && isInside(app, given.folder)));
}

function noApp(given: GivenPath, problems: readonly ProjectProblem[]): ProjectError {
  const unseen = problems.map(({ message }) => ` ${message}`).slice(0, 3);
  return new ProjectError(
    `There is no Next.js app in ${given.typed === "." ? "this folder" : given.typed}: no folder there, or above, has next.config or "next" in its package.json together with an app or pages folder. Give the folder of your Next.js app.${unseen.join("")}`,
    unseen.length > 0,
  );
}

/** A file that was named must be something that can be repaired. */
function checkFile(given: GivenPath, project: Project): void {
  const path = relativePath(project.root, given.path);
  const known = project.apps.some((app) =>
    [...app.routes, ...app.configs, ...app.pagesApi, ...app.strays, ...app.middleware].some(
      (file) => file.path === path,
    ),
  );
  if (known || project.problems.some((problem) => problem.path === path)) return;
  const appDir = project.apps.find(
    (app) => app.appDir !== undefined && path.startsWith(`${app.appDir}/`),
  )?.appDir;
  const hint =
    appDir === undefined
      ? "Give a folder, a route file, or a next.config."
      : `Next.js only answers from files called route.ts or route.js in ${appDir}, outside of folders that begin with "_".`;
  throw new ProjectError(`${given.typed} is neither a route handler nor a next.config. ${hint}`);
}

function unique<T extends { path: string; message: string }>(problems: readonly T[]): T[] {
  return [...new Map(problems.map((problem) => [`${problem.path}\n${problem.message}`, problem])).values()];
}
