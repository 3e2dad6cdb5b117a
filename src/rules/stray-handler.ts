/** Whether a script outside of the routes is meant to be one. */
import type { ExportedHandler } from "../handler/find/exported-handlers.js";
import type { MisplacedFile, StrayFile } from "../project/contract.js";

/** What every file with a handler says somewhere: an exported method, or an export of a function that knows a response. */
const MAY_HANDLE =
  /\b(?:export|exports)\b[^;]*?\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b|\b(?:export\s+default|exports)\b[\s\S]*\bres(?:ponse)?\b|\bNextApi|\bResponse\b|["'](?:next-auth(?:\/next)?|hono\/vercel|@as-integrations\/next)["']/i;

/** Whether it's worth asking who imports a misplaced file. */
export function wantsImporters(file: MisplacedFile): boolean {
  return mayBeHandler(file) || (file.requested && /(?:^|\/)(?:middleware|proxy)\.[jt]s$/.test(file.path));
}

/** Whether a file may be a route that lies in the wrong place: asked before anything is parsed. */
export function mayBeMoved(file: MisplacedFile): boolean {
  const mayBeMeant = !isPrivate(file) || /\/route\.[^/]+$/.test(file.path);
  return file.meant !== undefined && mayBeMeant && mayBeHandler(file) && (file.importedBy?.length ?? 0) === 0;
}

/** In a private folder, of which Next routes nothing. */
export function isPrivate({ path }: Pick<StrayFile, "path">): boolean {
  return /(?:^|\/)_/.test(path);
}

function mayBeHandler(file: MisplacedFile): boolean {
  return file.requested && MAY_HANDLE.test(file.text);
}

/**
 * The handlers of a stray file that nothing imports: default exports and methods. A file that is imported is taken for the
 * part of a route that it probably is.
 */
export async function strayHandlers(file: StrayFile): Promise<ExportedHandler[]> {
  if (!mayBeHandler(file) || (file.importedBy?.length ?? 0) > 0) return [];
  return (await handlersIn(file)).filter(({ name }) => name === "default" || isMethod(name));
}

/** The handlers that a file exports. The compiler is loaded for that, so cheap questions come first. */
export async function handlersIn(file: { text: string; path: string }): Promise<ExportedHandler[]> {
  const { exportedHandlers } = await import("../handler/find/exported-handlers.js");
  return exportedHandlers(file.text, file.path);
}

function isMethod(name: string): boolean {
  return /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(name);
}
