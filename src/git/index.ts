export { headOf, type IsolatedGit, unhide, withIsolatedGit } from "./isolated.js";
export { type Foreign, gitTopLevel, type Place, type Repository, repositoryOf } from "./repository.js";
export { GitError, type GitOptions, git } from "./run.js";
