/** The file that routes import `makeRoute` from: the one that is there, or a new one. */
import { helperFile, isHelper } from "../../transforms/make-route/helper.js";
import type { NextApp } from "../project/contract.js";
import { type HelperPlace, helperPlaces } from "../project/index.js";
import { makeRouteStyle } from "../rules/styles.js";
import type { FileChange } from "./contract.js";
import { findingOf } from "./proposal.js";

export interface RouteHelper {
  /** What an import of it says in a route. */
  specifier: (route: string) => string;
  /** Set where it isn't there yet. */
  newFile?: FileChange;
  /** Why there can't be one. It goes on from "It keeps its named exports:". */
  refusal?: string;
}

/** The second is taken where something else lies in the way of the first. */
const NAMES = ["route", "make-route"];

/** Finds the app's helper, or the place for a new one. */
export async function routeHelper(app: NextApp): Promise<RouteHelper> {
  const { places, typescript } = await helperPlaces(app, NAMES);
  const own = places.find(isOwn);
  if (own !== undefined) return { specifier: own.specifier };
  const free = places.find((place) => !place.taken && place.files.length === 0);
  if (free === undefined) {
    const [first, second] = places.map(({ path }) => path);
    return {
      specifier: () => "",
      refusal: `makeRoute has no place: ${first} and ${second} are other modules already; rename one of them`,
    };
  }
  return { specifier: free.specifier, newFile: newFile(free, app.next, typescript) };
}

/** With two files of one name it isn't certain which of them an import means. */
function isOwn({ files, taken }: HelperPlace): boolean {
  const [only] = files;
  return !taken && files.length === 1 && isHelper(only!.text, only!.path);
}

function newFile(place: HelperPlace, next: number, typescript: boolean): FileChange {
  const extension = typescript ? "ts" : "js";
  const path = `${place.path}.${extension}`;
  const after = helperFile(next, typescript);
  const message = "A new file: makeRoute, which the routes import.";
  const about = { safety: "safe", methods: [], line: 1, column: 1, message, notes: [] } as const;
  const finding = findingOf({ ...about, methods: [], notes: [] }, path, makeRouteStyle, undefined);
  return {
    ...{ path, absolutePath: `${place.absolutePath}.${extension}` },
    ...{ before: "", after, hash: "", isNew: true, safety: "safe" },
    findings: [{ ...finding, severity: "info" }],
  };
}
