/** Wrappers of the same file. */

import { block, type Draft, importName, indented } from "./draft.js";
import { functionScope, request, response } from "./helpers.js";
import { send } from "./replies.js";

export function wrapped(draft: Draft, body: string[], wait: string, params: string): string[] {
  const { random } = draft;
  const names = [wrapper(draft)];
  if (random.chance(0.25)) names.push(wrapper(draft));
  const wrap = (inside: string): string => names.reduceRight((text, name) => `${name}(${text})`, inside);
  if (random.chance(0.5))
    return [...block(`${wait}function handler(${params}) {`, body), "", `export default ${wrap("handler")};`];
  const open = names.map((name) => `${name}(`).join("");
  return block(`export default ${open}${wait}(${params}) => {`, body, `}${")".repeat(names.length)};`);
}

/** A wrapper of the same file. */
function wrapper(draft: Draft): string {
  const { random, req, res } = draft;
  const scope = functionScope(draft);
  const type = (() => {
    if (!draft.typescript) return "";
    importName(draft, "next", "NextApiHandler");
    return ": NextApiHandler";
  })();
  const params = draft.typescript ? `${request(draft)}, ${response(draft)}` : `${req}, ${res}`;
  const inside = random.weighted<() => [string, string[]]>([
    [
      5,
      () => {
        draft.asks.headers.add("authorization");
        const denied = send(scope, "denied");
        return [
          "withAuth",
          [
            ...block(`if (!${req}.headers.authorization) {`, [...denied.before, `return ${denied.call};`]),
            `return next(${req}, ${res});`,
          ],
        ];
      },
    ],
    [
      4,
      () => {
        const failed = send(scope, "broken");
        return [
          "withErrors",
          [
            ...block(
              "try {",
              [random.pick([`return await next(${req}, ${res});`, `await next(${req}, ${res});`])],
              "} catch (error) {",
            ),
            ...indented(["console.error(error);", ...failed.before, `return ${failed.call};`]),
            "}",
          ],
        ];
      },
    ],
    [2, () => ["withHeader", [`${res}.setHeader("X-Wrapped", "1");`, `return next(${req}, ${res});`]]],
    [2, () => ["withLog", [`console.log(${req}.method, ${req}.url);`, `return next(${req}, ${res});`]]],
  ])();
  let [name] = inside;
  while (draft.names.has(name)) name += "2";
  draft.names.add(name);
  const curried = block(`return async (${params}) => {`, inside[1], "};");
  draft.helpers.push(
    random.chance(0.5)
      ? block(`function ${name}(next${type}) {`, curried)
      : block(`const ${name} = (next${type}) => async (${params}) => {`, inside[1], "};"),
  );
  return name;
}
