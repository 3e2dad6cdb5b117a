import writeFileAtomic from "write-file-atomic";

/**
 * Replaces a file: the text is written to a new file beside it, flushed, and moved over it in one step, so a reader, or a
 * run that is killed, sees the old text or the new one and nothing between. Mode bits and owner are kept; a new file gets
 * the usual ones where `mode` is undefined. `path` has no links in it. `onTemporary` hears the new file's name as soon as it exists.
 */
export async function replaceFile(
  path: string,
  text: string,
  mode: number | undefined,
  onTemporary: (path: string) => Promise<void>,
): Promise<void> {
  await writeFileAtomic(path, text, { ...(mode === undefined ? {} : { mode }), tmpfileCreated: onTemporary });
}
