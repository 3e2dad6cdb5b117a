/** `req.query`: the path parameters and the search parameters, which a route handler keeps apart. */
import * as t from "@babel/types";
import { pathKinds, rewritePath } from "./path-parameters.js";
import { rewriteSearch, showsRepetition } from "./search-parameters.js";
import type { Alias, Collected } from "./uses.js";
import { rewriteWhole } from "./whole-query.js";
import type { Work } from "./work.js";

/** Rewrites all reads of the query. */
export function rewriteQuery(work: Work, found: Collected): void {
  const uses = found.uses.filter(({ facet }) => facet === "query");
  const aliases = found.aliases.filter(({ facet }) => facet === "query");
  const writes = found.written.get("query") ?? [];
  if (uses.length === 0 && writes.length === 0) {
    dropAliases(found, aliases);
    return;
  }
  const isWhole = writes.length > 0 || uses.some(({ whole, key }) => whole || key === undefined);
  work.needs.query = isWhole ? "all" : new Set(uses.map(({ key }) => key!));
  const kinds = pathKinds(work);
  const search = uses.filter(({ key }) => key === undefined || !kinds.has(key));
  const repeated = new Set(
    search.filter((use) => use.key !== undefined && showsRepetition(work, use)).map(({ key }) => key!),
  );
  const takenApart = search.some(({ target }) => target && !t.isIdentifier(target));
  if (writes.length > 0 || uses.some(({ whole }) => whole) || repeated.size > 1 || takenApart) {
    rewriteWhole(work, found, uses, aliases, kinds.size > 0);
    return;
  }
  dropAliases(found, aliases);
  rewriteSearch(work, found, search, repeated);
  rewritePath(
    work,
    found,
    uses.filter(({ key }) => key !== undefined && kinds.has(key)),
    kinds,
  );
}

/** Names for the whole query, which nothing reads whole, fall away. */
function dropAliases(found: Collected, aliases: Alias[]): void {
  for (const { declarator, keyword } of aliases)
    if (declarator) found.plans.set(declarator, { keyword, slots: [{}], size: 1 });
}
