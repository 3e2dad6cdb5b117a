/** `req.socket`, which a web request doesn't have: only the client's address is known by other means. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { Refusal } from "../refusal.js";
import { quoted } from "../style.js";
import { isCall, isMember, propertyName, unwrap, visitAll } from "../syntax.js";
import { isUnreachedWhereThere } from "./presence.js";
import { isCast, note, parentOf, type Work } from "./work.js";

/**
 * `req.headers["x-forwarded-for"] || req.socket.remoteAddress`: Next.js sets that header itself (measured on Next 14,
 * 15 and 16), so that what is only asked without it is never asked.
 */
export function rewriteSocket(work: Work, member: t.MemberExpression | t.OptionalMemberExpression): void {
  let address: t.Node = member;
  for (;;) {
    const above = parentOf(work, address);
    if (above && (isCast(above) || (isMember(above) && above.object === address))) address = above;
    else break;
  }
  if (
    !isSecondChoice(work, address) &&
    !isUnreachedWhereThere(work, address, (node) => holdsForwardedFor(work, node))
  )
    throw new Refusal(
      member,
      "a web request has no socket; the client's address is in the header `x-forwarded-for`, which Next.js sets",
    );
  putText(work, address);
  note(
    work,
    "The address of the socket isn't read any more: Next.js always sets the header `x-forwarded-for`, which was asked first.",
  );
}

/** `xff || req.socket.remoteAddress`, and `xff || (req.socket.remoteAddress || "none")`. */
function isSecondChoice(work: Work, address: t.Node): boolean {
  for (let child: t.Node = address; ; ) {
    const above = parentOf(work, child);
    if (!isAlternative(above)) return false;
    if (above.right === child && namesForwardedFor(work, above.left)) return true;
    child = above;
  }
}

/** What is never reached needs no true address; where the author has a text for that, it stays. */
function putText(work: Work, address: t.Node): void {
  const above = parentOf(work, address);
  const alternative = isAlternative(above) ? above : undefined;
  // `req.socket.remoteAddress ?? "unknown"`, and `xff || req.socket.remoteAddress || "unknown"`.
  if (alternative?.left === address) work.residual.replaced.set(alternative, [alternative.right]);
  else if (alternative && isAlternative(parentOf(work, alternative)))
    work.residual.replaced.set(alternative, [alternative.left]);
  else work.residual.replaced.set(address, [quoted("127.0.0.1", work.style)]);
}

function isAlternative(node: t.Node | undefined): node is t.LogicalExpression {
  return t.isLogicalExpression(node) && node.operator !== "&&";
}

/** A value that is the header, or is made of it: `xff`, `req.headers["x-forwarded-for"]`, `xff?.split(",")[0]`. */
function holdsForwardedFor(work: Work, node: t.Node): boolean {
  const inner = unwrap(node);
  if (t.isIdentifier(inner)) return namesForwardedFor(work, inner);
  if (isCall(inner)) return isMember(inner.callee) && holdsForwardedFor(work, inner.callee.object);
  return isMember(inner) && (isForwardedFor(propertyName(inner)) || holdsForwardedFor(work, inner.object));
}

function namesForwardedFor(work: Work, node: t.Node, within: readonly Binding[] = []): boolean {
  let names = false;
  visitAll(node, (inner) => {
    const binding = t.isIdentifier(inner) ? work.module.bindings.get(inner) : undefined;
    if (t.isStringLiteral(inner)) names ||= isForwardedFor(inner.value);
    else if (binding && !within.includes(binding)) names ||= isMadeOfForwardedFor(work, binding, within);
    return !names;
  });
  return names;
}

/** Whether a variable holds something made of the header, whichever of its values it has. */
function isMadeOfForwardedFor(work: Work, binding: Binding, within: readonly Binding[]): boolean {
  const above = parentOf(work, binding.identifier);
  const first =
    t.isVariableDeclarator(above) && above.id === binding.identifier
      ? above.init
      : t.isObjectProperty(above) && above.value === binding.identifier
        ? above.key
        : undefined;
  if (!first || !namesForwardedFor(work, first, [...within, binding])) return false;
  return binding.constantViolations.every(({ node }) => {
    if (!t.isAssignmentExpression(node)) return false;
    let own = false;
    visitAll(node.right, (inner) => {
      own ||= t.isIdentifier(inner) && work.module.bindings.get(inner) === binding;
      own ||= isMember(inner) && propertyName(inner) === "remoteAddress";
    });
    return own || namesForwardedFor(work, node.right, [...within, binding]);
  });
}

function isForwardedFor(name: string | undefined): boolean {
  return name?.toLowerCase() === "x-forwarded-for";
}
