/** Which methods a route file answers before and after a change: for the figures of a review, not for any decision. */
import { HTTP_METHODS } from "../handler/contract.js";
import type { FileChange } from "./contract.js";

export interface AnsweredMethods {
  before: string[];
  after: string[];
}

const METHOD = HTTP_METHODS.join("|");
const DECLARED = new RegExp(`\\bexport\\s+(?:async\\s+)?(?:function|const|let|var)\\s+(${METHOD})\\b`, "g");
const LISTED = /\bexport\s+(?:const\s*)?\{([^}]*)\}/g;
const LISTED_NAME = new RegExp(`(?:^|,)\\s*(?:[\\w$]+\\s+as\\s+)?(${METHOD})\\s*(?=,|$)`, "g");

/** An export with a Pages signature throws when it is called, so before the change it answers nothing. */
export function answeredMethods(
  change: Pick<FileChange, "path" | "before" | "after" | "findings" | "isNew" | "movedTo">,
): AnsweredMethods {
  // Where it lay it was no route.
  if (change.movedTo !== undefined) return { before: [], after: exportedMethods(change.after) };
  if (change.isNew || !/(?:^|\/)route\.\w+$/.test(change.path)) return { before: [], after: [] };
  const broken = new Set(
    change.findings
      .filter(({ rule }) => rule === "pages-signature")
      .flatMap(({ methods }) => methods as string[]),
  );
  return {
    before: exportedMethods(change.before).filter((method) => !broken.has(method)),
    after: exportedMethods(change.after),
  };
}

function exportedMethods(text: string): string[] {
  const found = new Set([...text.matchAll(DECLARED)].map(([, method]) => method));
  for (const [, list] of text.matchAll(LISTED)) {
    for (const [, method] of list!.matchAll(LISTED_NAME)) found.add(method);
  }
  return HTTP_METHODS.filter((method) => found.has(method));
}
