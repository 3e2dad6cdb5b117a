import { type Draft, fresh, type Scope, typed } from "./draft.js";
import { reply } from "./replies.js";

/** The method as an expression, and what has to come before it. */
export function methodOf(scope: Scope): { before: string[]; value: string } {
  const { req, draft } = scope;
  const { random } = draft;
  return random.weighted<() => { before: string[]; value: string }>([
    [70, () => ({ before: [], value: `${req}.method` })],
    [
      14,
      () => {
        const name = fresh(scope, "method");
        return {
          before: [name === "method" ? `const { method } = ${req};` : `const { method: ${name} } = ${req};`],
          value: name,
        };
      },
    ],
    [
      4,
      () => {
        const name = fresh(scope, random.pick(["method", "verb"]));
        return { before: [`const ${name} = ${req}.method;`], value: name };
      },
    ],
    [
      2,
      () => {
        const name = fresh(scope, "method");
        return { before: [`const ${name} = ${req}.method?.toUpperCase();`], value: name };
      },
    ],
    [
      1,
      () => {
        const name = fresh(scope, "method");
        return { before: [`const ${name} = ${req}.method ?? "GET";`], value: name };
      },
    ],
    [
      1,
      () => {
        const name = fresh(scope, "isGet");
        return { before: [`const ${name} = ${req}.method === "GET";`], value: `${req}.method` };
      },
    ],
  ])();
}

export function is(value: string, method: string, draft: Draft): string {
  return draft.random.weighted([
    [20, `${value} === "${method}"`],
    [2, `${value} == "${method}"`],
    [1, `"${method}" === ${value}`],
  ]);
}

export function isAny(value: string, methods: readonly string[], draft: Draft): string {
  if (methods.length === 1) return is(value, methods[0]!, draft);
  if (draft.random.chance(0.3)) {
    const list = `[${methods.map((method) => `"${method}"`).join(", ")}]`;
    return `${list}.includes(${value}${typed(draft, value.endsWith(".method") || /method|verb/.test(value) ? "!" : "")})`;
  }
  return methods.map((method) => is(value, method, draft)).join(" || ");
}

export function notAny(value: string, methods: readonly string[], draft: Draft): string {
  if (methods.length > 1 && draft.random.chance(0.4)) return `!(${isAny(value, methods, draft)})`;
  return methods.map((method) => `${value} !== "${method}"`).join(" && ");
}

/** What is said to a method that isn't served. */
export function refused(scope: Scope, methods: readonly string[], last = false): string[] {
  const { draft, res } = scope;
  const { random } = draft;
  const list = methods.map((method) => `"${method}"`).join(", ");
  const allow = random.chance(0.35)
    ? [
        random.chance(0.6)
          ? `${res}.setHeader("Allow", [${list}]);`
          : `${res}.setHeader("Allow", "${methods.join(", ")}");`,
      ]
    : [];
  const end = random.weighted([
    [10, `${res}.status(405).json({ error: "Method not allowed" })`],
    [8, `${res}.status(405).end(\`Method \${${scope.req}.method} Not Allowed\`)`],
    [6, `${res}.status(405).end()`],
    [3, `${res}.status(405).send("Method Not Allowed")`],
  ]);
  if (last && random.chance(0.3)) return [...allow, `${end};`];
  return scope.leaves === "reply" ? [...allow, `return ${end};`] : [...allow, `${end};`, "return;"];
}

/** What the other methods come to: mostly a 405, sometimes nothing, or an answer. */
export function others(scope: Scope, methods: readonly string[]): string[] {
  const { random } = scope.draft;
  return random.weighted<() => string[]>([
    [80, () => refused(scope, methods, true)],
    [5, () => []],
    [3, () => reply(scope, "absent", true)],
    [3, () => reply(scope, "bad", true)],
  ])();
}
