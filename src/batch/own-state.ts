/**
 * A state folder says which repos are written into, and what is half done in them. One that came with a repo is not believed: each that this
 * program makes has a word that the user's own state folder knows. There lie the secrets in URLs, too, which no state folder holds.
 */
import { randomUUID } from "node:crypto";
import { lstat, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { foldersInStateHomes, keyOf, makeInStateHome } from "../apply/index.js";
import { gitTopLevel } from "../git/index.js";
import { BatchError, type RepoSource } from "./contract.js";
import { shownLocation } from "./shown-location.js";

interface Known {
  word: string;
  /** Name of a source to its whole URL. */
  secrets: Record<string, string>;
}

/** Remembers a state folder, and what it must not hold; gives its word. */
export async function remember(path: string, sources: readonly RepoSource[]): Promise<string> {
  const secret = sources.filter((source) => shownLocation(source) !== source.location);
  const known: Known = {
    word: randomUUID(),
    secrets: Object.fromEntries(secret.map(({ name, location }) => [name, location])),
  };
  const file = join(await makeInStateHome("batches"), `${await keyOf(path)}.json`);
  await writeFile(file, JSON.stringify(known), { mode: 0o600 });
  return known.word;
}

/**
 * The sources with their whole URLs.
 * @throws {BatchError} where the folder lies in a repository and wasn't made here
 */
export async function believed(
  path: string,
  word: string | undefined,
  sources: readonly RepoSource[],
): Promise<RepoSource[]> {
  const known = await knownOf(path);
  const isOwn = known !== undefined && known.word === word;
  if (!isOwn && gitTopLevel(path) !== undefined) {
    throw new BatchError(
      `The batch in ${path} wasn't begun by you on this machine: it may have come with the repository, so it isn't gone on with. Begin anew with --restart, or use a --state folder outside of the repository.`,
    );
  }
  return sources.map((source) => ({ ...source, location: known?.secrets[source.name] ?? source.location }));
}

/** Whether what the folder says about half-written repos is this user's own. */
export async function isOwnState(path: string, word: string | undefined): Promise<boolean> {
  return word !== undefined && (await knownOf(path))?.word === word;
}

/**
 * Nothing in a state folder, and in a repository nothing on the way to it, may be a link: it would lead to where others' files lie.
 * @throws {BatchError}
 */
export async function assertNoLinks(path: string): Promise<void> {
  const places = ["batch.json", ".gitignore", "lock", "results", "running", "earlier", "clones"].map((name) =>
    join(path, name),
  );
  for (const name of ["results", "running"]) {
    const entries = await readdir(join(path, name)).catch(() => []);
    places.push(...entries.map((entry) => join(path, name, entry)));
  }
  const topLevel = gitTopLevel(dirname(path));
  const isDefault = basename(dirname(path)) === ".route-codemod";
  if (topLevel !== undefined || isDefault) places.push(path, dirname(path));
  for (let folder = path; topLevel !== undefined && folder !== topLevel; folder = dirname(folder)) {
    places.push(folder);
  }
  for (const place of places) {
    const stats = place === topLevel ? undefined : await lstat(place).catch(() => undefined);
    if (stats?.isSymbolicLink()) {
      throw new BatchError(
        `${place} is a link: the state of a batch isn't kept where it leads. Use another --state folder.`,
      );
    }
  }
}

async function knownOf(path: string): Promise<Known | undefined> {
  const key = await keyOf(path).catch(() => undefined);
  if (key === undefined) return undefined;
  for (const folder of await foldersInStateHomes("batches")) {
    try {
      return JSON.parse(await readFile(join(folder, `${key}.json`), "utf8")) as Known;
    } catch {
      // Not in this one.
    }
  }
  return undefined;
}
