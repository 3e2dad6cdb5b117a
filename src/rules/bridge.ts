import { ADAPTER_NAME } from "../handler/bridge/adapter-name.js";
import { routeRule } from "./route-rule.js";
import type { Rule } from "./rule.js";

const overTheBridge = routeRule({
  id: "bridge",
  title: "A route answers over the bridge: its handler is still written for the Pages Router.",
  severity: "error",
  safety:
    "With --bridge, safe where a handler that can't be rewritten is one of the Pages Router, unsafe where that is an assumption. Without it, a route that can be rewritten by now loses its bridge.",
});

/** A route that goes over the bridge answers already: what is left to do there is no failure. */
export const bridge: Rule = {
  ...overTheBridge,
  refusesWholeFile: undefined,
  detect: async (app, options) => {
    const results = await overTheBridge.detect(app, options);
    const texts = new Map(app.routes.map(({ path, text }) => [path, text]));
    return results.map((result) =>
      texts.get(result.path)?.includes(ADAPTER_NAME)
        ? { ...result, findings: result.findings.map((finding) => ({ ...finding, severity: "info" })) }
        : result,
    );
  },
};
