/** What the function is called that a handler's common beginning becomes: by what it refuses, and what it gives. */
import { literalStatus } from "../replies/response-use.js";
import { isCall, isMember, propertyName, visitAll } from "../syntax.js";
import type { Run } from "./common-run.js";

/** The names to choose from, the best first. */
export interface PreludeNames {
  called: string[];
  /** The variable that holds what it gives. */
  held: string[];
}

/** `authorize`, `validate`, `loadProject`, or `prepare` where it does several of these. */
export function preludeNames(run: Run, given: readonly string[], async: boolean): PreludeNames {
  const statuses = statusesIn(run);
  const isAll = (...some: number[]): boolean =>
    statuses.size > 0 && [...statuses].every((status) => some.includes(status));
  if (isAll(401, 403)) return { called: ["authorize", "authorizeRequest"], held: ["authorized", "granted"] };
  if (isAll(400, 422)) return { called: ["validate", "validateRequest"], held: ["validated", "valid"] };
  const [only, ...others] = given;
  if (!only) return { called: ["checkRequest", "precheck"], held: ["checked", "passed"] };
  if (others.length > 0) return { called: ["prepare", "prepareRequest"], held: ["prepared", "preparation"] };
  const name = only[0]!.toUpperCase() + only.slice(1);
  return async
    ? { called: [`load${name}`, `load${name}OrReply`], held: ["loaded", "found"] }
    : { called: [`read${name}`, `read${name}OrReply`], held: ["read", "found"] };
}

function statusesIn(run: Run): Set<number> {
  const statuses = new Set<number>();
  for (const { node } of run.items)
    visitAll(node!, (call) => {
      if (!isCall(call) || !isMember(call.callee) || propertyName(call.callee) !== "status") return;
      const status = literalStatus(call.arguments[0]);
      if (status !== undefined && status < 500) statuses.add(status);
    });
  return statuses;
}
