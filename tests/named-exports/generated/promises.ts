/** Replies in promise chains and callbacks. */
import { block, fresh, importName, indented, inner, type Scope, typed } from "./draft.js";
import { send } from "./replies.js";

export function chain(scope: Scope): string[] {
  const { draft } = scope;
  const { random } = draft;
  importName(draft, "@/lib/db", "db");
  const found = inner(scope, { waits: false, body: false });
  const name = fresh(found, random.pick(["rows", "row", "data"]));
  found.values.push(name);
  const then = send(found, "ok");
  const error = fresh(found, "error");
  const failed = send(inner(scope, { waits: false, body: false }), "broken");
  const lead = random.pick(["return ", ""]);
  const arrow = (before: string[], call: string, param: string): string[] =>
    before.length === 0 && random.chance(0.5)
      ? [`${param} => ${call})`]
      : [...block(`${param} => {`, [...before, random.chance(0.5) ? `return ${call};` : `${call};`], "})")];
  const parts = [
    ...prefixed(".then(", arrow(then.before, then.call, `(${name})`)),
    ...(random.chance(0.8)
      ? prefixed(
          ".catch(",
          arrow(failed.before, failed.call, random.chance(0.5) ? `(${error}${typed(draft, ": any")})` : "()"),
        )
      : []),
    ...(random.chance(0.15) ? prefixed(".finally(", [`() => console.log("done"))`]) : []),
  ];
  parts[parts.length - 1] += ";";
  const value = scope.values.length > 0 ? random.pick(scope.values) : '"1"';
  return [`${lead || "return "}db.task`, ...indented([`.findMany({ where: { ref: ${value} } })`, ...parts])];
}

export function awaitedChain(scope: Scope): string[] {
  const [first, ...rest] = chain(scope);
  return [first!.replace("return ", "await "), ...rest];
}

function prefixed(prefix: string, [first, ...rest]: string[]): string[] {
  return [`${prefix}${first}`, ...rest];
}

export function promise(scope: Scope): string[] {
  const { draft } = scope;
  const { random } = draft;
  importName(draft, "@/lib/reports", "readReport");
  const within = inner(scope, { waits: false, body: false, leaves: "bare" });
  const failed = send(within, "absent");
  const found = inner(within);
  found.values.push("report");
  const ok = send(found, "ok");
  const resolve = random.pick(["resolve", "done"]);
  const callback = block(
    `readReport(${random.pick(['"1"', '"missing"'])}, (error, report) => {`,
    [
      ...block("if (error) {", [
        ...failed.before,
        `${failed.call};`,
        ...(random.chance(0.8) ? [`return ${resolve}();`] : [`${resolve}();`, "return;"]),
      ]),
      ...ok.before,
      `${ok.call};`,
      `${resolve}();`,
    ],
    "});",
  );
  return block(`return new Promise${typed(draft, "<void>")}((${resolve}) => {`, callback, "});");
}

/** The reply comes from a callback, for which nobody waits. */
export function callback(scope: Scope): string[] {
  const { draft } = scope;
  importName(draft, "@/lib/reports", "readReport");
  const within = inner(scope, { waits: false, body: false });
  const failed = send(within, "absent");
  const found = inner(within, { values: ["report"] });
  const ok = send(found, "ok");
  return block(
    `readReport(${draft.random.pick(['"1"', '"missing"'])}, (error, report) => {`,
    [...block("if (error) {", [...failed.before, `return ${failed.call};`]), ...ok.before, `${ok.call};`],
    "});",
  );
}
