/** `req.url`: path and search only there, absolute here. */
import * as t from "@babel/types";
import { isMember, propertyName } from "../syntax.js";
import type { Collected, Use } from "./uses.js";
import { keepUrl } from "./web-request.js";
import { fitted, nextUrlText } from "./wording.js";
import {
  bring,
  parentOf,
  placeFor,
  putInFront,
  referencesOf,
  statement,
  textOf,
  type Work,
  withCasts,
} from "./work.js";

const SAME_ON_BOTH = new Set(["pathname", "search", "searchParams"]);

/** Rewrites all reads of the URL. */
export function rewriteUrl(work: Work, found: Collected): void {
  if (keepUrl(work, found)) return;
  const plain = found.uses.filter((use) => use.facet === "url" && !rewriteSpecial(work, use));
  const inline = plain.filter(({ node }) => node);
  const place =
    inline.length > 1
      ? placeFor(
          work,
          inline.map(({ at }) => at),
          false,
        )
      : "front";
  const name = place === "front" ? undefined : bring(work, ["url", "requestUrl"]);
  if (name) putInFront(work, place, statement(work, `const ${name} = ${pathAndSearch(work)}`));
  for (const { node } of inline) {
    const outer = withCasts(work, node!);
    const replaced = t.isTSNonNullExpression(outer) ? outer : node!;
    work.residual.replaced.set(replaced, [name ?? fitted(work, replaced, pathAndSearch(work), "operation")]);
  }
}

/** Rewrites a use that has a shorter wording than path and search put together; false where it has none. */
function rewriteSpecial(work: Work, use: Use): boolean {
  if (use.slot) {
    const parts = pathAndSearch(work);
    use.slot.statements = [statement(work, `${use.keyword} `, use.target!, ` = ${parts}`)];
    return true;
  }
  const node = use.node!;
  const outer = withCasts(work, node);
  const above = parentOf(work, outer);
  if (
    t.isNewExpression(above) &&
    t.isIdentifier(above.callee, { name: "URL" }) &&
    above.arguments[0] === outer
  ) {
    // Without a base this was written for a web request.
    if (above.arguments.length === 1) {
      work.needs.request = true;
      return true;
    }
    if (readsSharedParts(work, above)) {
      work.residual.replaced.set(above, [nextUrlText(work)]);
      return true;
    }
  }
  if (t.isTemplateLiteral(above)) {
    const url = nextUrlText(work);
    work.residual.replaced.set(outer, [`${url}.pathname}\${${url}.search`]);
    return true;
  }
  const beforeQuery = pathOnly(work, outer);
  if (beforeQuery) {
    work.residual.replaced.set(beforeQuery, [`${nextUrlText(work)}.pathname`]);
    return true;
  }
  return false;
}

function pathAndSearch(work: Work): string {
  const url = nextUrlText(work);
  return `${url}.pathname + ${url}.search`;
}

/** `req.url.split("?")[0]` */
function pathOnly(work: Work, node: t.Node): t.Node | undefined {
  const split = parentOf(work, node);
  const call = split && parentOf(work, split);
  const first = call && parentOf(work, call);
  if (!isMember(split) || propertyName(split) !== "split" || !isMember(first) || propertyName(first) !== "0")
    return undefined;
  if (!t.isCallExpression(call) && !t.isOptionalCallExpression(call)) return undefined;
  return call.callee === split &&
    first.object === call &&
    t.isStringLiteral(call.arguments[0], { value: "?" })
    ? first
    : undefined;
}

/** Whether only such parts of a `new URL(…)` are read as don't depend on its base. */
function readsSharedParts(work: Work, url: t.NewExpression): boolean {
  if (/\bawait\b|\w\(/.test(url.arguments[1] ? textOf(work, url.arguments[1]) : "")) return false;
  const shared = (node: t.Node): boolean => {
    const above = parentOf(work, node);
    return isMember(above) && above.object === node && SAME_ON_BOTH.has(propertyName(above) ?? "");
  };
  const outer = withCasts(work, url);
  const above = parentOf(work, outer);
  if (!t.isVariableDeclarator(above)) return shared(outer);
  if (t.isObjectPattern(above.id))
    return above.id.properties.every(
      (property) => t.isObjectProperty(property) && SAME_ON_BOTH.has(propertyName(property) ?? ""),
    );
  const binding = work.module.bindings.get(above.id);
  return (
    binding !== undefined &&
    binding.constantViolations.length === 0 &&
    referencesOf(work, binding).every((reference) => shared(withCasts(work, reference)))
  );
}
