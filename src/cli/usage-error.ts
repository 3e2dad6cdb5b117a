/** The user asked for something that can't be done. The message says what, and what to do: exit code 2, no stack. */
export class UsageError extends Error {
  override name = "UsageError";
}
