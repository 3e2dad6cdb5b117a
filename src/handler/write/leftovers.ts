/** What a handler that leaves its factory would lose. */
import * as t from "@babel/types";
import type { FoundHandler } from "../find/handler.js";
import { isInside, type Module } from "../module.js";
import { Refusal } from "../refusal.js";
import { liveNodes } from "../residual.js";
import type { JobPart } from "./job.js";

/** A factory's function leaves the factory: nothing of the factory's own parameters may be left in it. */
export function refuseLeftovers(found: FoundHandler, parts: JobPart[], module: Module): void {
  for (const { converted } of parts)
    for (const name of liveNodes(converted.residual, found.fn.body, (node): node is t.Identifier =>
      t.isIdentifier(node),
    )) {
      const binding = module.bindings.get(name);
      const owner = binding?.scope.block;
      if (binding && owner !== module.program && !isInside(binding.identifier, found.fn))
        throw new Refusal(
          found.factory!,
          `the factory's \`${name.name}\` is needed in the handler; write the handler out without the factory`,
        );
    }
}
