import { ALWAYS, and, type Condition, NEVER, not, opaqueText, or } from "./condition.js";
import { constantInitial, environmentVariable, importedName, variablesIn } from "./environment.js";
import { type Binding, type Path, propertyName, unwrap } from "./syntax.js";

/** What the tests of a condition are read with: the source for their text, and which parameters are the build phase. */
export interface Reading {
  source: string;
  phases: Set<Binding>;
}

/** The condition under which an expression is truthy. */
export function conditionOf(path: Path, reading: Reading, depth = 0): Condition {
  const test = unwrap(path);
  // A chain of constants this long is a cycle (`var a = b, b = a`).
  if (depth > 20) return opaque(test, reading);
  const read = (inner: Path) => conditionOf(inner, reading, depth + 1);

  const value = knownValue(test, reading);
  if (value) return value.value ? ALWAYS : NEVER;

  if (test.isUnaryExpression({ operator: "!" })) return not(read(test.get("argument") as Path));
  if (test.isLogicalExpression()) {
    const left = test.get("left") as Path;
    const right = test.get("right") as Path;
    if (test.node.operator === "&&") return and(read(left), read(right));
    if (test.node.operator === "||") return or(read(left), read(right));
  }
  if (test.isConditionalExpression()) {
    const when = read(test.get("test") as Path);
    return or(
      and(when, read(test.get("consequent") as Path)),
      and(not(when), read(test.get("alternate") as Path)),
    );
  }
  if (test.isCallExpression()) {
    const callee = test.get("callee") as Path;
    const argument = test.get("arguments")[0] as Path | undefined;
    if (callee.isIdentifier({ name: "Boolean" }) && argument && !callee.scope.hasBinding("Boolean", true)) {
      return read(argument);
    }
  }
  if (test.isBinaryExpression()) {
    const { operator } = test.node;
    const same = operator === "===" || operator === "==";
    if (same || operator === "!==" || operator === "!=") {
      const equal = equality(test.get("left") as Path, test.get("right") as Path, reading);
      return same ? equal : not(equal);
    }
  }
  if (test.isIdentifier()) {
    const initial = constantInitial(test);
    if (initial) return read(initial);
  }
  const variable = environmentVariable(test);
  if (variable) {
    return {
      kind: "fact",
      fact: { text: `process.env.${variable}`, variables: [variable], whenUnset: false },
    };
  }
  return opaque(test, reading);
}

/** The condition under which two expressions are equal. */
export function equality(left: Path, right: Path, reading: Reading): Condition {
  const a = knownValue(left, reading);
  const b = knownValue(right, reading);
  // biome-ignore lint/suspicious/noDoubleEquals: both operators give the same for the strings and constants of a config
  if (a && b) return a.value == b.value ? ALWAYS : NEVER;
  const literal = a ?? b;
  const variable = environmentVariable(a ? right : left);
  if (literal && variable) {
    return {
      kind: "fact",
      fact: {
        text: `process.env.${variable} === ${JSON.stringify(literal.value)}`,
        variables: [variable],
        whenUnset: literal.value === undefined,
      },
    };
  }
  return opaqueText(
    `${textOf(left, reading)} === ${textOf(right, reading)}`,
    [left, right].flatMap((side) => variablesIn(side)),
  );
}

/** The value of an expression that is the same in every server build. */
export function knownValue(path: Path, reading: Reading, depth = 0): { value: unknown } | undefined {
  const node = unwrap(path);
  if (depth > 20) return undefined;
  if (node.isStringLiteral() || node.isBooleanLiteral() || node.isNumericLiteral())
    return { value: node.node.value };
  if (node.isNullLiteral()) return { value: null };
  if (node.isTemplateLiteral() && node.node.expressions.length === 0) {
    return { value: node.node.quasis[0]?.value.cooked };
  }
  if (node.isUnaryExpression({ operator: "void" })) return { value: undefined };
  if (environmentVariable(node) === "NODE_ENV") return { value: "production" };
  if (node.isIdentifier()) {
    if (node.node.name === "undefined") return { value: undefined };
    const binding = node.scope.getBinding(node.node.name);
    if (binding && reading.phases.has(binding)) return { value: PHASES.PHASE_PRODUCTION_BUILD };
    const phase = phaseConstant(node, binding);
    if (phase) return { value: phase };
    const initial = constantInitial(node);
    return initial && knownValue(initial, reading, depth + 1);
  }
  if (node.isMemberExpression()) {
    const name = propertyName(node.node) ?? "";
    return name in PHASES ? { value: PHASES[name as keyof typeof PHASES] } : undefined;
  }
  if (node.isCallExpression()) {
    const callee = node.get("callee") as Path;
    const argument = node.get("arguments")[0] as Path | undefined;
    if (!callee.isMemberExpression() || propertyName(callee.node) !== "includes" || !argument)
      return undefined;
    const list = unwrap(callee.get("object") as Path);
    const wanted = knownValue(argument, reading, depth + 1);
    if (!wanted || !list.isArrayExpression()) return undefined;
    const items = (list.get("elements") as Path[]).map((item) => knownValue(item, reading, depth + 1));
    return items.every((item) => item !== undefined)
      ? { value: items.some((item) => item.value === wanted.value) }
      : undefined;
  }
  return undefined;
}

/** The values of `next/constants`: the same in Next 13 to 16. */
const PHASES = {
  PHASE_EXPORT: "phase-export",
  PHASE_PRODUCTION_BUILD: "phase-production-build",
  PHASE_PRODUCTION_SERVER: "phase-production-server",
  PHASE_DEVELOPMENT_SERVER: "phase-development-server",
  PHASE_TEST: "phase-test",
  PHASE_INFO: "phase-info",
};

function phaseConstant(path: Path, binding: Binding | undefined): string | undefined {
  if (!path.isIdentifier() || !binding) return undefined;
  const from = binding.path.isImportSpecifier() ? binding.path.parent : undefined;
  const imported =
    from?.type === "ImportDeclaration" && from.source.value.startsWith("next/constants")
      ? binding.path.isImportSpecifier() && importedName(binding.path.node.imported)
      : requiredName(binding);
  return imported && imported in PHASES ? PHASES[imported as keyof typeof PHASES] : undefined;
}

/** The name that `const { NAME: local } = require("next/constants")` takes. */
function requiredName(binding: Binding): string | undefined {
  const declarator = binding.path;
  if (!declarator.isVariableDeclarator()) return undefined;
  const { id, init } = declarator.node;
  if (id.type !== "ObjectPattern" || init?.type !== "CallExpression") return undefined;
  const [module] = init.arguments;
  if (module?.type !== "StringLiteral" || !module.value.startsWith("next/constants")) return undefined;
  const property = id.properties.find(
    (item) => item.type === "ObjectProperty" && item.value === binding.identifier,
  );
  return property && propertyName(property);
}

function opaque(path: Path, reading: Reading): Condition {
  return opaqueText(textOf(path, reading), variablesIn(path));
}

/** The source text of an expression on one line. */
export function textOf(path: Path, reading: Reading): string {
  return reading.source.slice(path.node.start ?? 0, path.node.end ?? 0).replace(/\s+/g, " ");
}
