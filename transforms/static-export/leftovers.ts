import type * as t from "@babel/types";
import { applyCuts, type Cut } from "./cut.js";
import { environmentVariable } from "./environment.js";
import { cutDeclaration, cutWithIf } from "./remove.js";
import { type Binding, type NodePath, type Path, parseConfig, programPath, traverse } from "./syntax.js";

/**
 * Drops the variables that only the removed setting used, and what only those used in turn. A variable that was unused
 * before stays, and so does one whose value does something.
 * @param source the text after the cuts
 * @param original the file before the cuts
 */
export function dropLeftovers(source: string, original: t.File, cuts: Cut[]): string {
  const suspects = namesIn(original, cuts);
  let text = source;
  for (;;) {
    const file = parseConfig(text);
    const next = dropOne(text, file, suspects);
    if (next === undefined) return text;
    text = next;
  }
}

function dropOne(source: string, file: t.File, suspects: Set<string>): string | undefined {
  const comments = file.comments ?? [];
  for (const [name, binding] of bindings(programPath(file))) {
    if (!suspects.has(name) || binding.referencePaths.length > 0) continue;
    const declarator = binding.path;
    if (!declarator.isVariableDeclarator() || declarator.node.id.type !== "Identifier") continue;
    const initial = declarator.get("init") as Path;
    if (initial.node && !hasNoEffect(initial)) continue;
    const [write] = binding.constantViolations as Path[];
    if (write) {
      // `let output; if (c) output = "export";`: the writes go first, one at a time.
      if (!write.isAssignmentExpression() || !hasNoEffect(write.get("right") as Path)) continue;
      const statement = write.parentPath as Path;
      const cut = statement.isExpressionStatement() ? cutWithIf(statement, source, comments) : undefined;
      if (!cut) continue;
      addNames(suspects, write.node);
      const test = (statement.findParent((path) => path.isIfStatement())?.node as t.IfStatement | undefined)
        ?.test;
      if (test) addNames(suspects, test);
      return applyCuts(source, [cut]);
    }
    const cut = cutDeclaration(declarator, source, comments);
    if (!cut) continue;
    if (initial.node) addNames(suspects, initial.node);
    return applyCuts(source, [cut]);
  }
  return undefined;
}

/** Every variable of the file that has one meaning: a name that is declared twice is left alone. */
function bindings(program: NodePath<t.Program>): Map<string, Binding> {
  const found = new Map<string, Binding>();
  const twice = new Set<string>();
  const collect = (scope: { bindings: Record<string, Binding> }) => {
    for (const [name, binding] of Object.entries(scope.bindings)) {
      if (found.has(name)) twice.add(name);
      found.set(name, binding);
    }
  };
  collect(program.scope);
  program.traverse({
    Scope(path) {
      collect(path.scope);
    },
  });
  for (const name of twice) found.delete(name);
  return found;
}

/** The names mentioned in the removed stretches. */
function namesIn(file: t.File, cuts: Cut[]): Set<string> {
  const names = new Set<string>();
  traverse(file, {
    Identifier({ node }) {
      if (cuts.some((cut) => cut.start <= node.start! && node.end! <= cut.end)) names.add(node.name);
    },
  });
  return names;
}

function addNames(names: Set<string>, node: t.Node): void {
  traverse(node, {
    noScope: true,
    Identifier(path) {
      names.add(path.node.name);
    },
  });
  if (node.type === "Identifier") names.add(node.name);
}

/** Whether evaluating an expression does nothing but give a value. */
function hasNoEffect(path: Path): boolean {
  if (environmentVariable(path)) return true;
  let clean = true;
  const check = (inner: Path) => {
    if (environmentVariable(inner)) return inner.skip();
    const call = inner.isCallExpression() || inner.isNewExpression();
    if (call && isPureCall(inner)) return;
    const effect =
      call ||
      inner.isAssignmentExpression() ||
      inner.isUpdateExpression() ||
      inner.isAwaitExpression() ||
      inner.isYieldExpression() ||
      inner.isTaggedTemplateExpression() ||
      inner.isUnaryExpression({ operator: "delete" });
    if (effect) clean = false;
    if (inner.isFunction()) inner.skip();
  };
  check(path);
  if (!path.isFunction()) {
    path.traverse({
      Expression(inner) {
        check(inner as Path);
      },
    });
  }
  return clean;
}

/** `Boolean(x)`, `String(x)`, and the methods of strings and arrays that a config asks its variables with. */
function isPureCall(path: Path): boolean {
  if (!path.isCallExpression() && !path.isNewExpression()) return false;
  const { callee } = path.node;
  if (callee.type === "Identifier") return ["Boolean", "String", "Number"].includes(callee.name);
  return (
    callee.type === "MemberExpression" &&
    callee.property.type === "Identifier" &&
    ["includes", "startsWith", "endsWith", "toLowerCase", "toUpperCase", "trim", "split"].includes(
      callee.property.name,
    )
  );
}
