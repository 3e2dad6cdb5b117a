/** The globals that middleware uses. */

import { spreadItems } from "../evaluation/builtins.js";
import { regexp } from "../evaluation/expressions.js";
import { fields, isObject, list, native, toText, unknown, type Value } from "../evaluation/values.js";
import { makeUrl } from "./request.js";

/** Functions that make one value of another, and know nothing else. */
const CONVERTS =
  /^(?:JSON|decodeURIComponent|encodeURIComponent|atob|btoa|Number|parseInt|fetch|Boolean|TextEncoder|Buffer|crypto|Object|Math)$/;

export function globalValue(name: string): Value {
  switch (name) {
    case "URL":
      return native(([input, base]) => makeUrl(input, base) ?? unknown("new URL(…)", false));
    case "process":
      return fields([["env", environment()]]);
    case "Set":
      return native(([items]) => list(items === undefined ? [] : [...spreadItems(items)]));
    case "String":
      return native(([value]) => toText(value));
    case "RegExp":
      return native(([source, flags]) =>
        typeof source === "string"
          ? regexp(source, typeof flags === "string" ? flags : "")
          : unknown("RegExp", false),
      );
    case "Array":
      return native(
        () => unknown("Array", false),
        [
          ["from", native(([items]) => list(spreadItems(items)))],
          ["isArray", native(([value]) => isObject(value) && value.kind === "list")],
        ],
      );
    case "console":
      return unknown("console", true);
    default:
      return unknown(name, CONVERTS.test(name));
  }
}

/** `next build` and `next start` set NODE_ENV; all else is the deployment's. */
function environment(): Value {
  const env = fields();
  env.computed = (name) => (name === "NODE_ENV" ? "production" : unknown(`process.env.${name}`, false));
  return env;
}
