/** Finds every live use of the response. */

import * as t from "@babel/types";
import { Refusal } from "../refusal.js";
import { visitLive } from "../residual.js";
import { readResponseUse } from "./response-use.js";
import type { ReplyView } from "./view.js";
import type { Work } from "./work.js";

export function collectUses(work: Work): void {
  const { view } = work;
  if (!view.response) return;
  visitLive(view.residual, view.fn.body, (node) => {
    if (!t.isIdentifier(node) || view.module.bindings.get(node) !== view.response) return;
    const use = readResponseUse(node, view.module);
    if (use.argumentOf) {
      if (!view.helper(use.argumentOf)) throw leavesFile(use.argumentOf, view);
      return;
    }
    work.uses.set(use.node, use);
  });
}

function leavesFile(call: t.CallExpression | t.OptionalCallExpression, view: ReplyView): Refusal {
  const name = view.module.source.slice(call.callee.start!, call.callee.end!).split("\n")[0];
  return new Refusal(
    call,
    `the response is handed to \`${name}\`, whose code isn't in this file; give it what it needs, let it return a value, and reply from here`,
  );
}
