/** `req.cookies`: a plain object there, a store with `get` here. */
import * as t from "@babel/types";
import { Refusal } from "../refusal.js";
import { putValue } from "./put-value.js";
import { shareRepeatedReads } from "./shared-reads.js";
import type { Alias, Collected, Use } from "./uses.js";
import { bracesAround, requestText, stringText } from "./wording.js";
import { bring, placeFor, putInFront, statement, type Work } from "./work.js";

/** Rewrites all reads of the cookies. */
export function rewriteCookies(work: Work, found: Collected): void {
  const uses = found.uses.filter(({ facet }) => facet === "cookies");
  const aliases = found.aliases.filter(({ facet }) => facet === "cookies");
  if (uses.length > 0 || aliases.length > 0) work.needs.nextRequest = true;
  const whole = new Set<Alias>();
  for (const { alias, whole: all, computed } of uses) if (alias && all && !computed) whole.add(alias);
  for (const alias of aliases) {
    if (whole.has(alias)) {
      const object = wholeCookies(work, `${requestText(work)}.cookies`);
      if (alias.slot) alias.slot.statements = [statement(work, `${alias.keyword} ${alias.name} = ${object}`)];
      else work.residual.replaced.set(alias.part!, [object]);
    } else if (alias.slot)
      Object.assign(alias.slot, {
        into: { key: "request", source: [requestText(work)] },
        member: [alias.property!],
        kept: true,
      });
  }
  const inline = uses.filter(({ whole: all, computed, node, alias }) => all && !computed && node && !alias);
  if (inline.length > 1) shareWhole(work, inline);
  const read = (key: string): string => `${requestText(work)}.cookies.get(${stringText(work, key)})?.value`;
  const open = uses.filter(
    (use) => !(use.alias && whole.has(use.alias)) && !(inline.length > 1 && inline.includes(use)),
  );
  for (const use of shareRepeatedReads(work, open, read, false, "Cookie")) rewriteUse(work, use);
}

/** The whole object, wanted more than once, is made once. */
function shareWhole(work: Work, uses: Use[]): void {
  const at = uses.map((use) => use.at);
  const object = wholeCookies(work, `${requestText(work)}.cookies`);
  const place = placeFor(work, at, false);
  const name = place === "front" ? undefined : bring(work, ["cookies", "requestCookies"]);
  if (name) putInFront(work, place, statement(work, `const ${name} = ${object}`));
  for (const { node } of uses) work.residual.replaced.set(node!, [name ?? object]);
}

function wholeCookies(work: Work, cookies: string): string {
  const [open, close] = bracesAround(work);
  return `Object.fromEntries(${cookies}.getAll().map((${open}name, value${close}) => [name, value]))`;
}

function rewriteUse(work: Work, use: Use): void {
  const cookies = use.alias ? use.alias.name : `${requestText(work)}.cookies`;
  if (use.computed) {
    work.residual.replaced.set(use.node!, [`${cookies}.get(`, use.computed, ")?.value"]);
    return;
  }
  if (use.key === undefined) {
    const object = wholeCookies(work, cookies);
    if (use.node) work.residual.replaced.set(use.node, [object]);
    else use.slot!.statements = [statement(work, `${use.keyword} `, use.target!, ` = ${object}`)];
    return;
  }
  if (use.target && !t.isIdentifier(use.target))
    throw new Refusal(use.target, "a cookie is taken apart; give it a name first");
  putValue(work, use, `${cookies}.get(${stringText(work, use.key)})?.value`, "chain", undefined);
}
