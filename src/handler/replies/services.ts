/**
 * What a Pages handler has Next.js do by way of the response, beside its reply: make pages anew, and switch the draft mode.
 *
 * ```ts
 * await res.revalidate("/blog");          // revalidatePath("/blog");
 * res.setDraftMode({ enable: true });     // (await draftMode()).enable();
 * ```
 *
 * Measured on Next 14, 15 and 16 under `next start`: `revalidatePath` in a route handler reaches the pages of `app/` alone, and throws for none.
 * The cookie that `draftMode()` sets holds for the pages of both routers, where `preview` is true and `previewData` `{}`.
 */
import * as t from "@babel/types";
import { callOf, isAwaited, mayAwait, nextFunctionIn } from "../next-functions.js";
import { Refusal } from "../refusal.js";
import type { Part } from "../residual.js";
import { isMember, propertyName, unwrap } from "../syntax.js";
import type { Context } from "./context.js";
import type { Work } from "./work.js";

export type Service =
  | { kind: "revalidate"; path: t.Node; name: string }
  | { kind: "draft"; enables: boolean; name: string };

const NAMES = new Set([
  "revalidate",
  "unstable_revalidate",
  "setDraftMode",
  "setPreviewData",
  "clearPreviewData",
]);

export function isServiceName(name: string): boolean {
  return NAMES.has(name);
}

/**
 * What such a call asks for.
 * @throws {Refusal} where Next.js has no equal for it in a route handler
 */
export function readService(name: string, call: t.Node, [first, second]: t.Node[]): Service {
  if (name.endsWith("revalidate")) {
    // With `unstable_onlyGenerated` a page that was never made stays so, and `revalidatePath` makes none.
    const isKnown = !second || (t.isObjectExpression(second) && second.properties.every(isOnlyGenerated));
    if (!first || !isKnown)
      throw new Refusal(
        call,
        `\`${name}\` is given more than a path, for which \`revalidatePath\` has no equal`,
      );
    return { kind: "revalidate", path: first, name };
  }
  if (name === "setDraftMode") {
    const enable = first && enabled(unwrap(first));
    if (enable === undefined)
      throw new Refusal(
        call,
        "it isn't certain whether `setDraftMode` switches the draft mode on or off; write `{ enable: true }` or `{ enable: false }`",
      );
    return { kind: "draft", enables: enable, name };
  }
  if (name === "setPreviewData") {
    const data = first && unwrap(first);
    if (second || !t.isObjectExpression(data) || data.properties.length > 0)
      throw new Refusal(
        call,
        second
          ? "`setPreviewData` is given how long or for which path it holds; `draftMode()` of next/headers, which takes its place, knows neither"
          : "`setPreviewData` hands data to pages, which `draftMode()` of next/headers doesn't carry; call `(await draftMode()).enable()`, and keep the data in a cookie of its own",
      );
    return { kind: "draft", enables: true, name };
  }
  if (first)
    throw new Refusal(
      call,
      "`clearPreviewData` is given a path; `draftMode()` of next/headers, which takes its place, holds for the whole site",
    );
  return { kind: "draft", enables: false, name };
}

function isOnlyGenerated(property: t.Node): boolean {
  return t.isObjectProperty(property) && propertyName(property) === "unstable_onlyGenerated";
}

function enabled(options: t.Node): boolean | undefined {
  const [only, ...others] = t.isObjectExpression(options) ? options.properties : [];
  if (!t.isObjectProperty(only) || others.length > 0 || propertyName(only) !== "enable") return undefined;
  return t.isBooleanLiteral(only.value) ? only.value.value : undefined;
}

/**
 * What stands in the place of such a call.
 * @throws {Refusal} where its value is used, or where it may come after the reply
 */
export function serviceParts(node: t.Node, service: Service, context: Context, work: Work): Part[] {
  const { module, fn } = work.view;
  if (service.kind === "revalidate") {
    refuseUsedValue(node, work);
    if (module.context.pagesRouter)
      throw new Refusal(
        node,
        `\`${service.name}\` makes a page anew, and the app has pages under \`pages/\`, which \`revalidatePath\` doesn't reach; keep this route under \`pages/api\` as long as it is for one of them, else call \`revalidatePath()\` of next/cache`,
      );
    const { local, needed } = nextFunctionIn(module, "next/cache", "revalidatePath");
    remember(needed, REVALIDATES, work);
    return [`${local}(`, service.path, ")"];
  }
  if (context.sent !== "no")
    throw new Refusal(
      node,
      `a reply may have been sent before \`${service.name}\`, which has no effect then; call it before the reply`,
    );
  if (!t.isExpressionStatement(module.parents.get(node)))
    throw new Refusal(node, `the value of \`${service.name}\` is used; call it in a statement of its own`);
  if (/set-?cookie/i.test(module.source))
    throw new Refusal(
      node,
      `the file sets cookies too, and \`${service.name}\` is one of them under the Pages Router, which the others may replace; set them by \`cookies()\` of next/headers`,
    );
  const { local, needed } = nextFunctionIn(module, "next/headers", "draftMode");
  if (isAwaited(module)) {
    if (!mayAwait(node, fn, module))
      throw new Refusal(
        node,
        `\`${service.name}\` is called in a callback that isn't async; \`draftMode()\` has to be awaited`,
      );
    work.needs.async = true;
  }
  remember(needed, DRAFT_DATA[service.name], work);
  return [`${callOf(local, module)}.${service.enables ? "enable" : "disable"}()`];
}

const DRAFT_DATA: Readonly<Record<string, string>> = {
  clearPreviewData:
    "`draftMode()` takes the cookie of the draft mode away. One that holds preview data stays, and nothing reads it without the other.",
};

const REVALIDATES =
  "`revalidatePath` marks the page as out of date, and the next visit makes it anew. `res.revalidate` made it at once, and failed where that failed.";

/** `revalidatePath` gives no promise: what waits for one, or takes it to a list of them, may get nothing instead. */
function refuseUsedValue(node: t.Node, work: Work): void {
  const { parents } = work.view.module;
  const above = parents.get(node);
  if (t.isExpressionStatement(above) || t.isAwaitExpression(node)) return;
  if (t.isArrowFunctionExpression(above) && above.body === node && isMappedToPromises(above, work)) return;
  throw new Refusal(
    node,
    "the promise that `revalidate` gives is used here, where `revalidatePath` gives none; await it on the spot",
  );
}

/** `Promise.all(paths.map((path) => res.revalidate(path)))` */
function isMappedToPromises(callback: t.Node, work: Work): boolean {
  const { parents } = work.view.module;
  const map = parents.get(callback);
  const all = map && parents.get(map);
  return (
    t.isCallExpression(map) &&
    map.arguments[0] === callback &&
    isMember(map.callee) &&
    propertyName(map.callee) === "map" &&
    t.isCallExpression(all) &&
    all.arguments[0] === map &&
    isMember(all.callee) &&
    t.isIdentifier(all.callee.object, { name: "Promise" })
  );
}

function remember(needed: { source: string; name: string }, note: string | undefined, { needs }: Work): void {
  if (!needs.imports.some(({ source, name }) => source === needed.source && name === needed.name))
    needs.imports.push(needed);
  if (note && !needs.notes.includes(note)) needs.notes.push(note);
}
