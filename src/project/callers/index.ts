import type { Project } from "../contract.js";
import type { ProjectRequest } from "../index.js";
import type { Tree } from "../tree.js";

/** Puts into each wanted route the places in the repo that request it. */
export async function addCallers(_project: Project, _tree: Tree, _request: ProjectRequest): Promise<void> {}
