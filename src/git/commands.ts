/**
 * Every command of git that this program runs, by where it runs, each with the reason why it can't run a program that a repo names. What is
 * in no list is not run: `run.ts` holds to it.
 */
export type Place =
  /** With a git folder of our own that holds no configuration of the repo: see `stand-in.ts`. */
  | "stand-in"
  /** In the repo's own git folder, so that git reads its configuration. */
  | "in place"
  /** Away from any repo, with the user's own configuration. */
  | "away";

const NO_CONFIGURATION =
  "programs are named by configuration alone, and git reads none of the repo's here: attributes without a driver do nothing";

export const COMMANDS: Record<Place, Readonly<Record<string, string>>> = {
  "stand-in": {
    "hash-object": NO_CONFIGURATION,
    "ls-files": NO_CONFIGURATION,
    "ls-tree": NO_CONFIGURATION,
    "read-tree": NO_CONFIGURATION,
    "write-tree": NO_CONFIGURATION,
    "commit-tree": NO_CONFIGURATION,
    "checkout-index": NO_CONFIGURATION,
    "update-index": NO_CONFIGURATION,
    diff: NO_CONFIGURATION,
    status: `${NO_CONFIGURATION}; submodules, in which git would start another git, are left out`,
    "merge-base": NO_CONFIGURATION,
  },
  "in place": {
    "rev-parse": "reads references and commits; what would be fetched is refused, as no protocol is allowed",
    "rev-list": "reads references and commits; what would be fetched is refused, as no protocol is allowed",
    "symbolic-ref": "reads or writes one file of references; hooks are off",
    "update-ref": "writes one reference; hooks are off",
    "update-index":
      "gets entries by their ids, so it looks at no file and needs no filter; hooks and the monitor are off",
    var: "prints who commits; the editor and the pager are printed as well, never run",
  },
  away: {
    "check-ref-format": "looks at its arguments alone",
    config: "prints settings, of the user or of a file that is read as text, without what it includes",
    clone: "makes a repo of which nothing is checked out; the server's part is not in our hands",
    "ls-remote": "asks a server, by the user's own means",
  },
};
