import { block, fresh, type Scope, textual, typed } from "./draft.js";

/** Statements that set headers, without sending. */
export function setHeaders(scope: Scope): string[] {
  const { draft, res, values } = scope;
  const { random } = draft;
  const shown = textual(scope);
  const value = shown ? `String(${shown})` : '"1"';
  return random.weighted<() => string[]>([
    [20, () => [`${res}.setHeader("Cache-Control", "no-store");`]],
    [10, () => [`${res}.setHeader("X-Total", encodeURIComponent(${value}));`]],
    [
      8,
      () => [
        `${res}.setHeader("Content-Type", ${random.pick(['"text/plain"', '"application/json"', '"text/csv"', '"application/vnd.api+json"'])});`,
      ],
    ],
    [6, () => [`${res}.setHeader("Set-Cookie", "seen=1; Path=/");`]],
    [4, () => [`${res}.setHeader("Set-Cookie", ["a=1; Path=/", "b=2; Path=/; HttpOnly"]);`]],
    [4, () => [`${res}.setHeader("X-Tag", ["a", "b"]);`]],
    [
      6,
      () => [
        `${res}.setHeader("Access-Control-Allow-Origin", "*");`,
        `${res}.setHeader("Access-Control-Allow-Methods", "GET, POST");`,
      ],
    ],
    [
      6,
      () => (values.length === 0 ? [] : [`if (${random.pick(values)}) ${res}.setHeader("X-Given", "yes");`]),
    ],
    [
      4,
      () =>
        values.length === 0
          ? []
          : block(`if (${random.pick(values)}) {`, [`${res}.setHeader("X-Way", "a");`], "} else {").concat([
              `  ${res}.setHeader("X-Way", "b");`,
              "}",
            ]),
    ],
    [2, () => [`${res}.setHeader(\`X-\${"Dynamic"}\`, 5);`]],
    [2, () => [...block(`for (const name of ["X-One", "X-Two"]) {`, [`${res}.setHeader(name, "loop");`])]],
    [
      2,
      () => [
        ...block(`["X-Each", "X-Other"].forEach((name) => {`, [`${res}.setHeader(name, "each");`], "});"),
      ],
    ],
    [
      values.length > 0 ? 3 : 0,
      () => [`${res}.setHeader("X-Raw", ${random.pick(values)}${typed(draft, " as string")});`],
    ],
    [
      values.length > 0 ? 2 : 0,
      () => [
        `${res}.setHeader("X-List", [${random.pick(values)}, "b"].filter(Boolean).map((one) => ${random.pick(["String(one)", "encodeURIComponent(String(one))"])}));`,
      ],
    ],
    [1, () => [`${res}.setHeader("X-None", []);`]],
    [2, () => [`${res}.appendHeader("X-More", "one");`, `${res}.appendHeader("X-More", "two");`]],
    [2, () => [`${res}.appendHeader("Set-Cookie", "more=1; Path=/");`]],
    [1, () => [`${res}.setHeader("X-Gone", "1");`, `${res}.removeHeader("X-Gone");`]],
    [
      1,
      () => {
        const own = fresh(scope, "cached");
        return [`const ${own} = ${res}.getHeader("Cache-Control");`];
      },
    ],
    [1, () => [`if (!${res}.getHeader("X-Once")) ${res}.setHeader("X-Once", "1");`]],
  ])();
}

/** A status that a later reply sends along. */
export function setStatus(scope: Scope): string[] {
  const { res, draft, values } = scope;
  const code = draft.random.pick([200, 201, 202, 206]);
  const set = draft.random.pick([`${res}.status(${code});`, `${res}.statusCode = ${code};`]);
  if (values.length > 0 && draft.random.chance(0.5)) return [`if (${draft.random.pick(values)}) ${set}`];
  return [set];
}
