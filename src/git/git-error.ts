/**
 * Git could not answer. `missing`: it isn't installed. `silent`: it only ended with a code other than 0, which means no to many a question.
 * `message` is git's own first line, or why git isn't asked.
 */
export class GitError extends Error {
  override name = "GitError";
  constructor(
    message: string,
    readonly missing: boolean,
    readonly silent = false,
  ) {
    super(message);
  }
}
