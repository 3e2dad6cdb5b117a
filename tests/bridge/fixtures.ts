/** The fixtures of the rewrite, sent over the bridge instead: whether or not they could be rewritten. */
import { join } from "node:path";
import { overBridge } from "../../src/handler/bridge/carry-over.js";
import type { RouteFinding } from "../../src/handler/contract.js";
import { parseModule } from "../../src/handler/module.js";
import { adapterFile } from "../../transforms/bridge/adapter.js";
import { type Fixture, TESTFIXTURES } from "../named-exports/fixtures.js";
import { type LoadedRoute, loadRoute } from "../named-exports/load-route.js";

const SPECIFIER = "@/lib/pages-api-bridge";

/** What is found in a route that can't be rewritten. */
const REFUSED: RouteFinding = {
  ...{ rule: "default-export", safety: "manual", methods: [], line: 1, column: 1, notes: [] },
  message: "Every method answers 405. It wasn't rewritten: this is a test.",
};

/** @returns undefined for a file that holds nothing for the Pages Router, and for what the bridge can't carry */
export function bridged({ input, context }: Fixture) {
  const repair = overBridge(parseModule(input, context), [REFUSED], SPECIFIER);
  return repair?.code === undefined ? undefined : { code: repair.code, finding: repair.findings[0]! };
}

/** Runs a bridged route, beside the adapter as it is written for its version of Next.js. */
export function loadBridged({ inputFile, context }: Fixture, code: string): LoadedRoute {
  const root = join(TESTFIXTURES, "named-exports");
  const adapter = join(root, "lib", "pages-api-bridge.ts");
  const files = new Map([[adapter, adapterFile(context.next ?? 16, true)]]);
  return loadRoute(inputFile, code, { root, files });
}
