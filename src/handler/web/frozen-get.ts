/** A GET that the build of Next 13 and 14 runs once, though what it answers changes. */

import * as t from "@babel/types";
import { isMethodName } from "../contract.js";
import { exportedNames } from "../find/exports.js";
import { type Module, parseModule } from "../module.js";
import { declarationsOf } from "../references.js";
import type { Edit } from "../splice.js";
import { type FunctionNode, isMember, parameterIdentifier, propertyName, visitAll } from "../syntax.js";
import { forceDynamic } from "../write/force-dynamic.js";
import { type ChangingValue, changingValues } from "./changing-values.js";
import { mayBePrerendered } from "./prerendered.js";
import { localFunction } from "./replies.js";

/** What is known of a GET that is frozen. Lines and columns count from 1; the edit holds positions of the source. */
export interface FrozenGet {
  line: number;
  column: number;
  /** What in it differs from one request to the next, in the order of the source. */
  changing: ChangingValue[];
  /** It sends headers that only a CORS preflight asks for. */
  expectsPreflight: boolean;
  /** PUT is exported too, which doesn't keep the build from it, and is answered 405. */
  losesPut: boolean;
  /** `export const dynamic = "force-dynamic"`. */
  edit: Edit;
}

/** Each of them is a decision about when GET runs, or makes the build leave it alone (`runtime = "edge"`, measured on 14). */
const DECIDES = new Set(["dynamic", "revalidate", "fetchCache", "generateStaticParams", "runtime"]);

const WHY = "// Without this, Next.js 13 and 14 run GET once, at build time.";

/**
 * Looks at the GET of a route file as the build of Next 14 does (measured): it is run once where no other method is exported and nothing of the request is
 * read. Undefined where it isn't frozen, where the file says when it runs, and where code of the repo that is called from it may read the request.
 * @param context.packages the packages that the app depends on: all other imports are the repo's own code
 */
export function frozenGet(
  source: string,
  context: { path: string; next: number; packages: ReadonlySet<string> },
): FrozenGet | undefined {
  if (context.next >= 15) return undefined;
  // A byte order mark is one place of the text all the same.
  const module = parseModule(source.replace(/^\uFEFF/, " "), { path: context.path, next: context.next });
  const exported = exportedNames(module);
  const methods = exported.map(({ name }) => name).filter(isMethodName);
  if (!mayBePrerendered(methods, module)) return undefined;
  if (declarationsOf(module).some(({ name }) => DECIDES.has(name))) return undefined;
  if (module.program.body.some((statement) => t.isExportAllDeclaration(statement))) return undefined;
  const value = exported.find(({ name }) => name === "GET")?.value;
  const get = value && localFunction(value, module);
  if (!get || usesRequest(get, module)) return undefined;
  const changing = changingValues(get, module, context.packages);
  if (changing === undefined) return undefined;
  const { line, column } = get.loc!.start;
  const edit = forceDynamic(module, [], WHY);
  return {
    line,
    column: column + 1,
    changing,
    expectsPreflight: sendsPreflightHeaders(module),
    losesPut: methods.includes("PUT"),
    edit: { ...edit, text: edit.text.replaceAll("\n", module.style.eol) },
  };
}

/** Any use of the parameters but for `request.method`, which doesn't keep a GET from being frozen (measured). */
function usesRequest(get: FunctionNode, module: Module): boolean {
  const [request, ...others] = get.params;
  if (others.length > 0) return true;
  if (!request) return false;
  const name = parameterIdentifier(request);
  const binding = name && module.bindings.get(name);
  return (
    !binding ||
    binding.referencePaths.some(({ node }) => {
      const above = module.parents.get(node);
      return !(isMember(above) && above.object === node && propertyName(above) === "method");
    })
  );
}

function sendsPreflightHeaders(module: Module): boolean {
  let found = false;
  visitAll(module.program, (node) => {
    if (t.isStringLiteral(node)) found ||= /^access-control-allow-(?:headers|methods)$/i.test(node.value);
  });
  return found;
}
