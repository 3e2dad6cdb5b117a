/** `req.socket`, which a web request doesn't have: only the client's address is known by other means. */
import * as t from "@babel/types";
import { Refusal } from "../refusal.js";
import { isMember } from "../syntax.js";
import { constantOf } from "./flow.js";
import { isCast, note, parentOf, textOf, type Work } from "./work.js";

/**
 * `req.headers["x-forwarded-for"] || req.socket.remoteAddress`: Next.js sets that header itself (measured on Next 14,
 * 15 and 16), so that the right side is never asked.
 */
export function rewriteSocket(work: Work, member: t.MemberExpression | t.OptionalMemberExpression): void {
  let address: t.Node = member;
  for (;;) {
    const above = parentOf(work, address);
    if (above && (isCast(above) || (isMember(above) && above.object === address))) address = above;
    else break;
  }
  for (let child: t.Node = address; ; ) {
    const above = parentOf(work, child);
    if (t.isLogicalExpression(above) && above.operator !== "&&" && above.right === child) {
      if (namesForwardedFor(work, above.left)) {
        work.residual.replaced.set(above, [above.left]);
        noteForwardedFor(work);
        return;
      }
      child = above;
    } else if (t.isLogicalExpression(above) && above.operator !== "&&" && above.left === child) child = above;
    else if (
      t.isConditionalExpression(above) &&
      above.alternate === child &&
      namesForwardedFor(work, above.test)
    ) {
      work.residual.replaced.set(address, ["undefined"]);
      noteForwardedFor(work);
      return;
    } else break;
  }
  throw new Refusal(
    member,
    "a web request has no socket; the client's address is in the header `x-forwarded-for`, which Next.js sets",
  );
}

function noteForwardedFor(work: Work): void {
  note(
    work,
    "The address of the socket isn't read any more: Next.js always sets the header `x-forwarded-for`, which was asked first.",
  );
}

function namesForwardedFor(work: Work, node: t.Node): boolean {
  if (/x-forwarded-for/i.test(textOf(work, node))) return true;
  let found = false;
  const look = (inner: t.Node): void => {
    const init = t.isIdentifier(inner) ? constantOf(work, inner) : undefined;
    if (init && /x-forwarded-for/i.test(textOf(work, init))) found = true;
    for (const key of t.VISITOR_KEYS[inner.type] ?? []) {
      const child = (inner as unknown as Record<string, unknown>)[key];
      for (const one of Array.isArray(child) ? child : [child]) if (one) look(one as t.Node);
    }
  };
  look(node);
  return found;
}
