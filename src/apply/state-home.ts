/**
 * The user's own folder for state of this program. What lies in a repo may have come with it and is never believed; what lies here, nobody
 * but the user has written.
 */
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { access, lstat, mkdir, realpath } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * The folders in which state may lie, the first choice first: `$XDG_STATE_HOME/route-codemod` (`~/.local/state/route-codemod` where that isn't
 * set), on macOS `~/Library/Application Support/route-codemod`, on Windows `%LOCALAPPDATA%\route-codemod`; and one in the temporary folder for
 * sandboxes without a home folder to write to.
 */
function stateHomes(): string[] {
  return [usualHome(), join(tmpdir(), `route-codemod-state-${process.getuid?.() ?? "own"}`)];
}

function usualHome(): string {
  const { XDG_STATE_HOME: given = "", LOCALAPPDATA: local = "" } = process.env;
  if (isAbsolute(given)) return join(given, "route-codemod");
  if (process.platform === "darwin") return join(homedir(), "Library/Application Support/route-codemod");
  if (process.platform === "win32" && isAbsolute(local)) return join(local, "route-codemod");
  return join(homedir(), ".local/state/route-codemod");
}

/** What in a state home belongs to this folder of the user's: a name by the folder's real path. @throws where it isn't there */
export async function keyOf(folder: string): Promise<string> {
  return createHash("sha256")
    .update(await realpath(folder))
    .digest("hex")
    .slice(0, 32);
}

/**
 * Makes a folder in the first state home that can be written.
 * @throws {Error} where none can
 */
export async function makeInStateHome(...names: string[]): Promise<string> {
  const reasons: string[] = [];
  for (const home of stateHomes()) {
    try {
      await mkdir(home, { recursive: true, mode: 0o700 });
      if (!(await isOwn(home))) throw new Error(`${home} isn't a folder of this user alone`);
      const folder = join(home, ...names);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await access(folder, constants.W_OK);
      return folder;
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(`${reasons.join("; ")}. Set XDG_STATE_HOME to a folder that you may write to`);
}

/** The folders of that name in the state homes, as far as they can be believed; they may not be there. */
export async function foldersInStateHomes(...names: string[]): Promise<string[]> {
  const folders: string[] = [];
  for (const home of stateHomes()) if (await isOwn(home)) folders.push(join(home, ...names));
  return folders;
}

/** A folder, no link, of this user, into which nobody else may write: anybody may make folders in a temporary folder. */
async function isOwn(folder: string): Promise<boolean> {
  const stats = await lstat(folder).catch(() => undefined);
  if (stats === undefined) return false;
  const isUsual = folder === usualHome();
  const kind = isUsual ? await realpath(folder).then((real) => lstat(real)) : stats;
  if (!kind.isDirectory()) return false;
  return process.getuid === undefined || (kind.uid === process.getuid() && (kind.mode & 0o022) === 0);
}
