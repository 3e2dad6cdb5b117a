/** What a handler of `pages/api` does with methods that it doesn't serve, and how it would say so in its own style. */
import * as t from "@babel/types";
import type { HttpMethod } from "../contract.js";
import { exportedNames } from "../find/exports.js";
import { type FoundHandler, findHandler } from "../find/handler.js";
import { hasPagesSignature } from "../find/pages-signature.js";
import { type Module, parseModule } from "../module.js";
import { Refusal } from "../refusal.js";
import type { ResponseUse } from "../replies/response-use.js";
import type { Edit } from "../splice.js";
import { pagesAnswers } from "./answers.js";
import { allowHeaders, answerEnds } from "./edits.js";
import { type MisspeltMethod, misspeltMethods, withMethodsSpelt } from "./misspelt.js";
import { refusingHelper } from "./refusing-helper.js";

/** A handler and what it leaves out. Lines and columns count from 1; edits hold positions of the source. */
export interface PagesApiReview {
  /** Comparisons with a method in small letters, which never hold. All else is said of the file with these mended. */
  misspelt: MisspeltMethod[];
  /** The handler leaves methods without an answer. */
  hanging?: { methods: HttpMethod[]; served: HttpMethod[]; line: number; column: number; edits?: Edit[] };
  /** It answers 405 without `Allow`. */
  withoutAllow?: { served: HttpMethod[]; line: number; column: number; edits: Edit[] };
}

/** Looks at the default export of a file in `pages/api`. Nothing is said of what can't be followed. */
export function reviewPagesApi(source: string, path: string): PagesApiReview {
  const nothing: PagesApiReview = { misspelt: [] };
  try {
    // A byte order mark is one place of the text all the same.
    const written = source.replace(/^\uFEFF/, " ");
    const first = handlerIn(parseModule(written, { path }));
    if (!first) return nothing;
    const misspelt = misspeltMethods(first.found, first.module);
    const second =
      misspelt.length === 0 ? first : handlerIn(parseModule(withMethodsSpelt(written, misspelt), { path }));
    if (!second) return { misspelt };
    return { misspelt, ...leftOut(second.found, second.module) };
  } catch (error) {
    if (error instanceof Refusal || error instanceof SyntaxError) return nothing;
    throw error;
  }
}

interface Handler {
  module: Module;
  found: FoundHandler;
}

function handlerIn(module: Module): Handler | undefined {
  const exported = exportedNames(module).find(({ name }) => name === "default");
  const found = exported && findHandler(exported.value, module);
  return found && hasPagesSignature(found, module) && !found.fn.generator ? { module, found } : undefined;
}

function leftOut(found: FoundHandler, module: Module): Omit<PagesApiReview, "misspelt"> {
  // What is added to a handler goes into its block.
  const answers = t.isBlockStatement(found.fn.body) ? pagesAnswers(found, module) : undefined;
  if (!answers?.dispatches || answers.served.length === 0) return {};
  const { served } = answers;
  const review: Omit<PagesApiReview, "misspelt"> = {};
  const { start } = found.fn.loc!;
  // What is around the handler may answer for it, and `externalResolver` says that something else does.
  const isWhole =
    found.wrappers.length === 0 && !found.factory && !/\bexternalResolver\b/.test(module.source);
  if (answers.hanging.length > 0 && isWhole) {
    review.hanging = {
      methods: answers.hanging,
      served,
      line: start.line,
      column: start.column + 1,
      edits: answerEnds(found.fn, answers, module),
    };
  }
  const [refusal] = answers.refusals;
  if (refusal && !setsAllow(found, answers.refusals, module)) {
    const place = refusal.node.loc!.start;
    review.withoutAllow = {
      served,
      line: place.line,
      column: place.column + 1,
      edits: allowHeaders(answers, module),
    };
  }
  return review;
}

/** Any mention of `Allow` counts: a header may be set far from its reply. */
function setsAllow({ fn }: FoundHandler, refusals: readonly ResponseUse[], module: Module): boolean {
  const helpers = refusals.flatMap(
    ({ argumentOf, node }) => (argumentOf && refusingHelper(argumentOf, node, module)) ?? [],
  );
  return [fn, ...helpers].some(({ start, end }) => /\ballow\b/i.test(module.source.slice(start!, end!)));
}
