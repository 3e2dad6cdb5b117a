export { ask, whoCommits } from "./ask.js";
export { awayGit, serverGit } from "./away.js";
export { GitError } from "./git-error.js";
export { gitTopLevel, type Repository, repositoryAt } from "./repository.js";
export { headOf, inPlace } from "./stand-in.js";
