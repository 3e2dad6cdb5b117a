/**
 * `function reply(res: NextApiResponse, status: number): void;`: overload signatures of a function that gets the request or the response. They go:
 * what the function takes now is what its own signature says.
 */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { rearranged } from "../rearrange/rearranged.js";
import { removeStatement } from "../splice.js";

/** The module without such signatures; nothing where there are none. */
export function withoutOverloads(module: Module): Module | undefined {
  if (!module.typescript) return undefined;
  const { body } = module.program;
  const implemented = new Set(
    body.flatMap((one) => (t.isFunctionDeclaration(one) && one.id ? [one.id.name] : [])),
  );
  const gone = body.filter(
    (one) =>
      t.isTSDeclareFunction(one) &&
      one.id !== null &&
      one.id !== undefined &&
      implemented.has(one.id.name) &&
      /\bNextApi(?:Request|Response)\b/.test(module.source.slice(one.start!, one.end!)),
  );
  return gone.length > 0
    ? rearranged(
        module,
        gone.map((one) => removeStatement(module, one)),
      )
    : undefined;
}
