/** The adapter of an app: a new file where a route goes over the bridge for the first time, and gone when the last one needs it no more. */
import { adapterFile, isAdapter, isUnchangedAdapter } from "../../transforms/bridge/adapter.js";
import { ADAPTER_NAME } from "../handler/bridge/adapter-name.js";
import type { NextApp, SourceFile } from "../project/contract.js";
import { type HelperPlace, helperPlaces } from "../project/index.js";
import { bridge } from "../rules/bridge.js";
import type { FileChange, Plan } from "./contract.js";
import { findingOf } from "./proposal.js";

/** The adapter of one app. */
export interface AppBridge {
  /** What an import of it says in a route; undefined where none is wanted, or where it has no place. */
  specifier?: (route: string) => string;
  /** Set where it isn't there yet. */
  newFile?: FileChange;
  /** Set where it may go, with the files that import it. */
  there?: { file: SourceFile; importers: readonly string[] };
}

/** Finds the adapter of an app, or, where one is wanted, the place for a new one. */
export async function bridgeOf(app: NextApp, isWanted: boolean): Promise<AppBridge> {
  if (!isWanted && !app.routes.some(({ text }) => text.includes(ADAPTER_NAME))) return {};
  const { places, typescript } = await helperPlaces(app, [ADAPTER_NAME]);
  const own = places.find(isOwn);
  if (own !== undefined) {
    const [file] = own.files as [SourceFile];
    const importers = await app.modules?.importersOf([file.path]);
    const paths = importers?.get(file.path)?.map(({ path }) => path) ?? [];
    const mayGo = paths.length > 0 && isUnchangedAdapter(file.text);
    return { specifier: own.specifier, ...(mayGo ? { there: { file, importers: paths } } : {}) };
  }
  const free = places.find((place) => !place.taken && place.files.length === 0);
  if (free === undefined) return {};
  return { specifier: free.specifier, newFile: newFile(free, app.next, typescript) };
}

/** The plan with what the bridges of its apps need, and without what none needs any more. */
export function withBridges(plan: Plan, bridges: readonly AppBridge[]): Plan {
  if (bridges.every(({ newFile, there }) => !newFile && !there)) return plan;
  const changes = plan.changes.map((change) => needing(change, bridges));
  for (const { newFile } of bridges)
    if (newFile && changes.some(({ needs }) => needs?.includes(newFile.path))) changes.push(newFile);
  for (const { there } of bridges) {
    const gone = there && removal(there, changes);
    if (gone) changes.push(gone);
  }
  return {
    ...plan,
    changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)),
    choose: (id, alternative) => withBridges(plan.choose(id, alternative), bridges),
  };
}

/** With two files of one name it isn't certain which of them an import means. */
function isOwn({ files, taken }: HelperPlace): boolean {
  const [only] = files;
  return !taken && files.length === 1 && isAdapter(only!.text, only!.path);
}

const known = new WeakMap<FileChange, FileChange>();

/** The same change each time: whoever reviews a plan compares them. */
function needing(change: FileChange, bridges: readonly AppBridge[]): FileChange {
  if (!isOver(change)) return change;
  const made = known.get(change) ?? {
    ...change,
    needs: [...(change.needs ?? []), ...newFilesFor(change, bridges)],
  };
  known.set(change, made);
  return made;
}

function isOver({ before, after }: FileChange): boolean {
  return after.includes(ADAPTER_NAME) && !before.includes(ADAPTER_NAME);
}

function newFilesFor({ path, movedTo = path, after }: FileChange, bridges: readonly AppBridge[]): string[] {
  return bridges.flatMap(({ newFile, specifier }) =>
    newFile && specifier && after.includes(specifier(movedTo)) ? [newFile.path] : [],
  );
}

function removal(
  { file, importers }: NonNullable<AppBridge["there"]>,
  changes: readonly FileChange[],
): FileChange | undefined {
  const byPath = new Map(changes.map((change) => [change.path, change]));
  const needless = importers.map((path) => byPath.get(path));
  if (!needless.every((change) => change && !change.after.includes(ADAPTER_NAME))) return undefined;
  const safety = needless.some((change) => change?.safety === "unsafe") ? "unsafe" : "safe";
  return {
    ...{ path: file.path, absolutePath: file.absolutePath, before: file.text, after: "", hash: file.hash },
    ...{ isGone: true, safety, together: [...importers] },
    findings: [
      about(file.path, safety, "No route goes over the bridge any more, so the adapter goes.", file.text),
    ],
  };
}

function newFile(place: HelperPlace, next: number, typescript: boolean): FileChange {
  const extension = typescript ? "ts" : "js";
  const path = `${place.path}.${extension}`;
  return {
    ...{ path, absolutePath: `${place.absolutePath}.${extension}` },
    ...{ before: "", after: adapterFile(next, typescript), hash: "", isNew: true, safety: "safe" },
    findings: [about(path, "safe", "A new file: the adapter by which bridged handlers answer.", undefined)],
  };
}

function about(path: string, safety: FileChange["safety"], message: string, text: string | undefined) {
  const finding = { safety, methods: [], line: 1, column: 1, message, notes: [] };
  return { ...findingOf(finding, path, bridge, text), severity: "info" as const };
}
