/** The method in a call, corrected to the one of the route that it may have meant. */
import type { HttpMethod } from "../../handler/contract.js";
import type { CallSite, SourceFile } from "../../project/contract.js";
import type { Alternative } from "../rule.js";

const WRITING: readonly HttpMethod[] = ["POST", "PUT", "PATCH"];

export interface CorrectedCall {
  alternative: Alternative;
  /** The two methods are often taken for each other. */
  isLikely: boolean;
}

/** Undefined where the call doesn't say its method in a literal, or the route has no one method that it may have meant. */
export function correctedCall(
  caller: SourceFile,
  { verb, path }: CallSite,
  method: HttpMethod,
  served: readonly HttpMethod[],
): CorrectedCall | undefined {
  const meant = meantBy(method, served);
  if (meant === undefined || verb === undefined) return undefined;
  const said = caller.text.slice(verb.start, verb.end);
  const text = corrected(said, method, meant);
  if (text === undefined) return undefined;
  return {
    isLikely: isUpdate(method) && isUpdate(meant),
    alternative: {
      id: "correct-call",
      title: `Send ${meant} in the call`,
      safety: "unsafe",
      path,
      edits: [{ ...verb, text }],
    },
  };
}

/** An update for an update; else the only method of the route that writes. */
function meantBy(method: HttpMethod, served: readonly HttpMethod[]): HttpMethod | undefined {
  if (!WRITING.includes(method)) return undefined;
  const updates = served.filter(isUpdate);
  if (isUpdate(method) && updates.length > 0) return updates[0];
  const writing = served.filter((one) => WRITING.includes(one));
  return writing.length === 1 ? writing[0] : undefined;
}

function isUpdate(method: HttpMethod): boolean {
  return method === "PUT" || method === "PATCH";
}

/** `"put"` to `"patch"`, `putForm` to `patchForm`; undefined for a word that isn't the method's. */
function corrected(said: string, method: HttpMethod, meant: HttpMethod): string | undefined {
  const found = new RegExp(`^(["'\`]?)${method}(Form|["'\`])?$`, "i").exec(said);
  if (found === null) return undefined;
  const [, open = "", close = ""] = found;
  const word = said.slice(open.length, open.length + method.length);
  return open + (word === word.toLowerCase() ? meant.toLowerCase() : meant) + close;
}
