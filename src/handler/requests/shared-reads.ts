/** What is read more than once: `if (req.headers.authorization) verify(req.headers.authorization)`. */
import type { Scope } from "@babel/traverse";
import * as t from "@babel/types";
import { isInside } from "../module.js";
import type { Part } from "../residual.js";
import { absenceShows } from "./absence.js";
import { dropCastsOfVariable, withNeedlessCast } from "./needless-casts.js";
import { sameWords } from "./presence.js";
import type { Use } from "./uses.js";
import { variableName } from "./wording.js";
import { bring, parentOf, placeFor, putInFront, statement, type Work } from "./work.js";

/** The keys that are read more than once. */
export function repeatedReads(uses: Use[]): Map<string, Use[]> {
  const byKey = new Map<string, Use[]>();
  for (const use of uses)
    if (use.node && use.key !== undefined && use.type === undefined)
      byKey.set(use.key, [...(byKey.get(use.key) ?? []), use]);
  for (const [key, group] of byKey) if (group.length < 2) byKey.delete(key);
  return byKey;
}

/**
 * Gives a name to what is read again, behind a test of it maybe: two calls would be two values to a reader, and to
 * TypeScript.
 * @param read the text that reads a key; with `nullable`, it gives null for what is absent.
 * @returns the uses that are still to be rewritten.
 */
export function shareRepeatedReads(
  work: Work,
  uses: Use[],
  read: (key: string) => string,
  nullable: boolean,
  suffix: string,
): Use[] {
  const shared = new Set<Use>();
  for (const [key, group] of repeatedReads(uses)) {
    const shows = nullable && group.some(({ node }) => absenceShows(work, node!, sameWords(work, node!)));
    const value: Part = shows ? `${read(key)} ?? undefined` : read(key);
    const named = authorsName(work, group);
    if (named) {
      dropCastsOfVariable(work, group[0]!.node!);
      for (const use of group) {
        if (use === group[0]) work.residual.replaced.set(use.node!, [value]);
        else
          work.residual.replaced.set(withNeedlessCast(work, use.node!, !shows, sameWords(work, use.node!)), [
            named,
          ]);
        shared.add(use);
      }
      continue;
    }
    const place = placeFor(
      work,
      group.map(({ at }) => at),
      false,
    );
    if (place === "front") continue;
    const base = variableName(key);
    const name = bring(work, [base, `${base}${suffix}`]);
    putInFront(work, place, statement(work, `const ${name} = ${value}`));
    for (const use of group) {
      work.residual.replaced.set(withNeedlessCast(work, use.node!, !shows, sameWords(work, use.node!)), [
        name,
      ]);
      shared.add(use);
    }
  }
  return uses.filter((use) => !shared.has(use));
}

/** `const origin = req.headers.origin`, above all other reads and where they see it. */
function authorsName(work: Work, [first, ...others]: Use[]): string | undefined {
  const { module } = work;
  const declarator = parentOf(work, first!.node!);
  const declaration = declarator && parentOf(work, declarator);
  if (
    !t.isVariableDeclarator(declarator) ||
    !t.isIdentifier(declarator.id) ||
    declarator.init !== first!.node
  )
    return undefined;
  if (!t.isVariableDeclaration(declaration, { kind: "const" }) || declarator.id.typeAnnotation)
    return undefined;
  const block = parentOf(work, declaration);
  const { name } = declarator.id;
  const binding = module.bindings.get(declarator.id);
  const seen = others.every(({ node }) => {
    let scope: Scope | undefined;
    for (let at: t.Node | undefined = node; at && !scope; at = parentOf(work, at))
      scope = module.scopes.get(at);
    return node!.start! > declaration.end! && isInside(node!, block!) && scope?.getBinding(name) === binding;
  });
  return t.isBlockStatement(block) && seen ? name : undefined;
}
