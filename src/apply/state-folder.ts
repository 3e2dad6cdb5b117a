/** Where the tool keeps what it has to remember between runs: with the user, never in a repository. */
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * `$XDG_STATE_HOME/route-codemod`, by default below `~/.local/state` (XDG Base Directory Specification), on Windows below `%LOCALAPPDATA%`. A relative
 * value counts as none, as the specification says: it would lie in whatever repository one stands in.
 */
export function stateFolder(): string {
  const { XDG_STATE_HOME, LOCALAPPDATA } = process.env;
  const named = XDG_STATE_HOME ?? (process.platform === "win32" ? LOCALAPPDATA : undefined);
  const base = named !== undefined && isAbsolute(named) ? named : join(homedir(), ".local", "state");
  return join(base, "route-codemod");
}
