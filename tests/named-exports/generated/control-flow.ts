/** Steps that hold other steps. */
import { block, fresh, indented, inner, type Scope, textual, typed } from "./draft.js";
import { body } from "./endings.js";
import { note } from "./notes.js";
import { read } from "./reads.js";
import { reply } from "./replies.js";
import { setHeaders } from "./response-settings.js";
import { early, query, step } from "./steps.js";

export function loop(scope: Scope): string[] {
  const { random } = scope.draft;
  const item = fresh(scope, "item");
  const within = inner(scope);
  within.values.push(item);
  const list = random.weighted([
    [5, '["a", "b", "stop"]'],
    [3, "[1, 2, 3]"],
    [3, "[]"],
    [scope.values.length > 0 ? 4 : 0, `[${random.pick([...scope.values, "0"])}, "b"]`],
  ]);
  const head = random.weighted([
    [8, `for (const ${item} of ${list}) {`],
    [2, `for (let ${item} = 0; ${item} < 3; ${item}++) {`],
  ]);
  const steps: string[] = [];
  const kinds: [number, () => string[]][] = [
    [
      4,
      () => [
        `if (${item} === ${random.pick(['"b"', "2"])}) ${random.pick(["continue", "break"])};`.replace(
          /=== ("b"|2)/,
          `${typed(scope.draft, "as any ")}=== $1`,
        ),
      ],
    ],
    [5, () => early(within, `String(${item}) === "stop"`, random.pick(["bad", "ok"]))],
    [4, () => note(within)],
    [within.waits ? 3 : 0, () => query(within)],
    [1, () => setHeaders(within)],
    [1, () => read(within)],
  ];
  const count = 1 + random.below(3);
  for (let made = 0; made < count; made++) steps.push(...random.weighted(kinds)());
  if (random.chance(0.1)) {
    const label = fresh(scope, "outer");
    return [
      `${label}: ${head}`,
      ...indented(
        block("for (const part of [1, 2]) {", [
          `if (part === 2) ${random.pick(["break", "continue"])} ${label};`,
          ...steps,
        ]),
      ),
      "}",
    ];
  }
  return block(head, steps);
}

/** A loop that tries something a few times. */
export function countdown(scope: Scope): string[] {
  const name = fresh(scope, "attempts");
  const within = inner(scope);
  const steps = [...query(within), `${name}--;`];
  return scope.draft.random.chance(0.5)
    ? [`let ${name} = 2;`, ...block(`while (${name} > 0) {`, steps)]
    : [`let ${name} = 2;`, ...block("do {", steps, `} while (${name} > 0);`)];
}

/** try with catch, finally or both, on the way. */
export function attempt(scope: Scope): string[] {
  const { random } = scope.draft;
  const within = inner(scope);
  const steps = [...step(within), ...(random.chance(0.5) ? step(within) : [])];
  const kind = random.weighted([
    [6, "catch"],
    [2, "both"],
    [1, "finally"],
  ]);
  const lines = block("try {", steps, "}");
  if (kind !== "finally") {
    const failing = inner(scope);
    const [param, name] = catchParameter(failing);
    const caught = [
      ...(name && random.chance(0.5) ? [`console.error(${name});`] : []),
      ...(random.chance(0.7) ? reply(failing, "broken") : note(failing)),
    ];
    lines.splice(-1, 1, `} catch${param} {`, ...indented(caught), "}");
  }
  if (kind !== "catch") lines.splice(-1, 1, "} finally {", ...indented(note(inner(scope))), "}");
  return lines;
}

export function catchParameter(scope: Scope): [string, string | undefined] {
  const { random } = scope.draft;
  if (random.chance(0.25)) return ["", undefined];
  const name = fresh(scope, random.pick(["error", "err", "e"]));
  return [` (${name}${typed(scope.draft, random.pick([": any", ""]))})`, name];
}

export function branch(scope: Scope): string[] {
  const { random } = scope.draft;
  const test = scope.values.length > 0 ? random.pick(scope.values) : "Math.random() > 2";
  const first = inner(scope);
  const lines = random.chance(0.5) ? body(first, false) : [...step(first), ...step(first)];
  if (random.chance(0.5)) return block(`if (${test}) {`, lines);
  const second = inner(scope);
  return [...block(`if (${test}) {`, lines, "} else {"), ...indented(step(second)), "}"];
}

export function innerSwitch(scope: Scope): string[] {
  const { random } = scope.draft;
  const value = textual(scope) ?? '"x"';
  const cases = random.some(['"a"', '"b"', '"stop"', '"1"'], 3, 1);
  const lines: string[] = [];
  for (const each of cases) {
    const within = inner(scope);
    lines.push(`case ${each}: {`);
    if (random.chance(0.5)) lines.push(...indented(reply(within, random.pick(["ok", "bad"]))));
    else lines.push(...indented([...note(within), "break;"]));
    lines.push("}");
  }
  if (random.chance(0.5)) lines.push("default:", ...indented(note(inner(scope))));
  return block(`switch (String(${value})) {`, lines);
}
