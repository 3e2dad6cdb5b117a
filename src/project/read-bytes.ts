/**
 * The one way in which files of a repo are read. A repo that nobody has read may hold anything under any name: a pipe that nobody
 * writes to, a device without an end, a file that fills the memory. So a file is opened without waiting, must be a regular file by what the open
 * handle says (a look at the name before could be outrun), and is read only where it is small enough.
 */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";

/** No hand-written route or config comes near this size; a generated one is nothing to edit. */
const MOST_BYTES = 5 * 1024 * 1024;

/** Windows knows neither of them, nor pipes in folders. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/** Why a file isn't read although it is there: it is no regular file, or larger than `most`. */
export class NotReadable extends Error {
  override name = "NotReadable";
  constructor(readonly found: { kind: string } | { bytes: number }) {
    super("kind" in found ? `is ${found.kind}, not a regular file` : `has ${found.bytes} bytes`);
  }
}

/**
 * The bytes of a regular file.
 * @param most larger files aren't read
 * @throws {NotReadable} for anything else than a regular file of at most that size; Node's own errors for what isn't there or may not be read
 */
export async function readBytes(path: string, most = MOST_BYTES): Promise<Buffer> {
  const handle = await open(path, WITHOUT_WAITING).catch(withKind);
  try {
    const bytes = roomFor(await handle.stat(), most);
    return bytes.subarray(0, await fill(bytes, handle));
  } finally {
    await handle.close();
  }
}

/** As `readBytes`, for the few places that can't wait. */
export function readBytesSync(path: string, most = MOST_BYTES): Buffer {
  const descriptor = openNow(path);
  try {
    const bytes = roomFor(fstatSync(descriptor), most);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(descriptor, bytes, length, bytes.length - length, null);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

/** What a file that can't be read as one is, for people. */
export function kindOfFile(
  stats: Pick<Stats, "isDirectory" | "isFIFO" | "isSocket" | "isBlockDevice" | "isCharacterDevice">,
): string {
  if (stats.isDirectory()) return "a folder";
  if (stats.isFIFO()) return "a named pipe";
  if (stats.isSocket()) return "a socket";
  return stats.isBlockDevice() || stats.isCharacterDevice() ? "a device" : "no file";
}

function openNow(path: string): number {
  try {
    return openSync(path, WITHOUT_WAITING);
  } catch (error) {
    return withKind(error);
  }
}

/** Opening a socket fails by itself, with a code that says nothing to anybody. */
function withKind(error: unknown): never {
  if ((error as NodeJS.ErrnoException).code === "ENXIO") throw new NotReadable({ kind: "a socket" });
  throw error;
}

function roomFor(stats: Stats, most: number): Buffer {
  if (!stats.isFile()) throw new NotReadable({ kind: kindOfFile(stats) });
  if (stats.size > most) throw new NotReadable({ bytes: stats.size });
  return Buffer.allocUnsafe(stats.size);
}

async function fill(bytes: Buffer, handle: FileHandle): Promise<number> {
  let length = 0;
  for (let read = -1; read !== 0 && length < bytes.length; length += read) {
    read = (await handle.read(bytes, length, bytes.length - length, null)).bytesRead;
  }
  return length;
}
