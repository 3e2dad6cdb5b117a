/** What a converted function comes to together with all that it calls, in its own module and in others. */
import * as t from "@babel/types";
import type { Converted } from "../conversion.js";
import { parameterIdentifier } from "../syntax.js";

/** A function with all that it calls, directly or not; its own first. */
export function closureOf(roots: Iterable<Converted>): Set<Converted> {
  const found = new Set<Converted>();
  const collect = (one: Converted): void => {
    if (found.has(one)) return;
    found.add(one);
    for (const helper of one.calls.values()) collect(helper);
    for (const shared of one.foreign.values()) collect(shared.converted);
  };
  for (const root of roots) collect(root);
  return found;
}

/** The names by which a function reads the query. */
export function queryReadBy(converted: Converted): ReadonlySet<string> | "all" {
  const read = new Set<string>();
  for (const { request } of closureOf([converted])) {
    if (request.query === "all") return "all";
    for (const name of request.query ?? []) read.add(name);
  }
  return read;
}

/** Whether a function has to be given a NextRequest. */
export function needsNextRequest(converted: Converted): boolean {
  return [...closureOf([converted])].some(
    (one) => one.request.nextRequest || (one.readsRequest && hasOwnRequestType(one)),
  );
}

/** A type of the repo's own for the request is built on NextRequest now. */
function hasOwnRequestType({ fn, roles }: Converted): boolean {
  const parameter = roles.request === undefined ? undefined : parameterIdentifier(fn.params[roles.request]);
  const annotation = parameter?.typeAnnotation;
  const type = t.isTSTypeAnnotation(annotation) ? annotation.typeAnnotation : undefined;
  if (!t.isTSTypeReference(type) || !t.isIdentifier(type.typeName))
    return type !== undefined && !t.isTSAnyKeyword(type);
  return !["NextApiRequest", "IncomingMessage", "Request"].includes(type.typeName.name);
}
