/** `req.headers`: a plain object with lower-case names there, `Headers` here. */
import * as t from "@babel/types";
import { Refusal } from "../refusal.js";
import { absenceShows } from "./absence.js";
import { sameWords } from "./presence.js";
import { putValue } from "./put-value.js";
import { shareRepeatedReads } from "./shared-reads.js";
import type { Alias, Collected, Use } from "./uses.js";
import { fitted, requestText, stringText } from "./wording.js";
import { statement, type Work } from "./work.js";

/** Rewrites all reads of the headers. */
export function rewriteHeaders(work: Work, found: Collected): void {
  const uses = found.uses.filter(({ facet }) => facet === "headers");
  const whole = new Set<Alias>();
  for (const { alias, whole: all, computed } of uses) if (alias && all && !computed) whole.add(alias);
  for (const alias of found.aliases) {
    if (alias.facet !== "headers") continue;
    if (whole.has(alias)) {
      const object = `Object.fromEntries(${requestText(work)}.headers)`;
      if (alias.slot) alias.slot.statements = [statement(work, `${alias.keyword} ${alias.name} = ${object}`)];
      else work.residual.replaced.set(alias.part!, [object]);
    } else if (alias.slot)
      Object.assign(alias.slot, {
        into: { key: "request", source: [requestText(work)] },
        member: [alias.property!],
        kept: true,
      });
  }
  const open = uses.filter(({ alias }) => !alias || !whole.has(alias));
  const read = (key: string): string => {
    if (key !== key.toLowerCase()) throw inCapitals(open.find((use) => use.key === key)!);
    return `${requestText(work)}.headers.get(${stringText(work, key)})`;
  };
  for (const use of shareRepeatedReads(work, open, read, true, "Header")) rewriteUse(work, use);
}

function inCapitals({ key, node, property }: Use): Refusal {
  const lower = key!.toLowerCase();
  return new Refusal(
    node ?? property!,
    `the header \`${key}\` is never found: Node.js gives the names in lower case. Write \`${lower}\``,
  );
}

function rewriteUse(work: Work, use: Use): void {
  const headers = use.alias ? use.alias.name : `${requestText(work)}.headers`;
  if (use.computed) {
    const shows = absenceShows(work, use.node!, sameWords(work, use.node!));
    const open = fitted(work, use.node!, "", "nullish") === "()";
    work.residual.replaced.set(use.node!, [
      shows && open ? "(" : "",
      `${headers}.get(`,
      use.computed,
      shows ? ") ?? undefined" : ")",
      shows && open ? ")" : "",
    ]);
    return;
  }
  if (use.key === undefined) {
    const object = `Object.fromEntries(${headers})`;
    if (use.node) work.residual.replaced.set(use.node, [object]);
    else use.slot!.statements = [statement(work, `${use.keyword} `, use.target!, ` = ${object}`)];
    return;
  }
  if (use.key !== use.key.toLowerCase()) throw inCapitals(use);
  if (use.target && !t.isIdentifier(use.target))
    throw new Refusal(use.target, "a header is taken apart; give it a name first");
  putValue(work, use, `${headers}.get(${stringText(work, use.key)})`, "access", undefined);
}
