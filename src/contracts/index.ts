/** Contract tests: what `route-codemod contracts` would write for the routes that the paths ask for. Nothing is written here. */
import { basename, join, resolve } from "node:path";
import { PlanError } from "../plan/contract.js";
import type { NextApp, ProjectProblem } from "../project/contract.js";
import { ProjectError, readProject } from "../project/index.js";
import { readCodeFacts } from "../project/path-aliases.js";
import { isInside, relativePath } from "../project/paths.js";
import { readFolder } from "../project/read-folder.js";
import { type LeftRoute, type PlannedFile, planContracts } from "./plan-contracts.js";

export type { LeftRoute, PlannedFile };

export interface ContractRequest {
  /** As the user typed them; relative ones are relative to `cwd`. */
  paths: string[];
  cwd: string;
  /** The folder of the tests, relative to `cwd`. Default: `tests/contracts` in each app. */
  out?: string;
  onProgress?: (progress: { done: number; total?: number; path: string }) => void;
}

export interface ContractPlan {
  /** Absolute; every `path` is relative to it. */
  root: string;
  files: PlannedFile[];
  left: LeftRoute[];
  problems: ProjectProblem[];
  /** Routes that have a test. */
  routes: number;
  /** The apps with tests: their folders relative to the root, and the folders of the tests relative to the apps'. */
  apps: { root: string; folder: string }[];
  /** The packages that the tests need and that no package.json of these apps names. */
  missingPackages: string[];
}

/**
 * Reads the routes that the paths ask for and plans their contract tests.
 * @throws {PlanError} when a path doesn't exist or holds no Next.js app, or the folder of the tests lies outside of the repo.
 */
export async function makeContracts(request: ContractRequest): Promise<ContractPlan> {
  const project = await read(request);
  const asked = project.apps.filter((app) => app.routes.some((route) => route.requested));
  const plan: ContractPlan = {
    root: project.root,
    files: [],
    left: [],
    problems: [...project.problems],
    routes: 0,
    apps: [],
    missingPackages: [],
  };
  for (const app of asked) {
    const folder = testFolder(app, request, asked.length > 1);
    if (!isInside(folder, project.root)) {
      throw new PlanError(`${request.out} lies outside of ${project.root}. Give --out a folder of the repo.`);
    }
    const path = relativePath(project.root, folder);
    const { files: existing, problems } = await readFolder(folder, project.root);
    const planned = planContracts({
      app,
      code: await readCodeFacts(app.absoluteRoot),
      folder: path,
      existing,
      absolute: (file) => join(project.root, file),
    });
    plan.files.push(...planned.files);
    plan.left.push(...planned.left);
    plan.problems.push(...problems);
    plan.routes += planned.routes;
    plan.apps.push({ root: app.root, folder: relativePath(app.absoluteRoot, folder) });
    for (const name of NEEDED) {
      if (!namesPackage(app, name) && !plan.missingPackages.includes(name)) plan.missingPackages.push(name);
    }
  }
  return plan;
}

const NEEDED = ["vitest", "next-test-api-route-handler"];

function namesPackage(app: NextApp, name: string): boolean {
  return app.packageJson?.text.includes(`"${name}"`) ?? false;
}

async function read(request: ContractRequest) {
  try {
    return await readProject({
      paths: request.paths,
      cwd: request.cwd,
      wantsCallers: () => false,
      ...(request.onProgress ? { onProgress: request.onProgress } : {}),
    });
  } catch (error) {
    if (error instanceof ProjectError) throw new PlanError(error.message);
    throw error;
  }
}

/** In `tests`, or in the folder for tests that the app has instead. Several apps share no folder. */
function testFolder(app: NextApp, { out, cwd }: ContractRequest, isOneOfMany: boolean): string {
  if (out !== undefined) return join(resolve(cwd, out), isOneOfMany ? basename(app.absoluteRoot) : "");
  const home = app.root === "" ? "" : `${app.root}/`;
  const name = TEST_FOLDERS.find((each) => app.files.some((file) => file.startsWith(`${home}${each}/`)));
  return join(app.absoluteRoot, name ?? "tests", "contracts");
}

const TEST_FOLDERS = ["tests", "test", "__tests__"];
