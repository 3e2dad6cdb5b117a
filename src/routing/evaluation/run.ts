/** One run of the user's code, and what it is run with. */
import type * as t from "@babel/types";
import type { Decisions } from "./decisions.js";
import { NotFollowed, type Scope } from "./scope.js";
import type { Value } from "./values.js";

/** What lies outside of the language: globals, imports, packages. */
export interface Surroundings {
  global: (name: string) => Value;
  /** What `name` of the module `specifier` is, seen from the file `from`. */
  imported: (from: string, specifier: string, name: string) => Value;
  /** Whether a known value was made from what is asked for, so that a test on it says something about the path. */
  restsOnRequest: (value: Value) => boolean;
  /** Told of each value that a function of the user's returns. */
  returned: (value: Value, statement: t.Node | undefined, scope: Scope) => void;
}

export interface Run {
  decisions: Decisions;
  surroundings: Surroundings;
  steps: number;
  /** How many `try` blocks are around. */
  trying: number;
  /** How many calls of the user's functions are around. */
  depth: number;
  /** The file that the code stands in which runs now. */
  file: string;
  /** Statements that are the whole body of an `if` or a loop, without braces. */
  bare: WeakSet<t.Node>;
}

export function newRun(
  decisions: Decisions,
  file: string,
  makeSurroundings: (run: Run) => Surroundings,
): Run {
  const run = {
    decisions,
    steps: 0,
    trying: 0,
    depth: 0,
    file,
    bare: new WeakSet<t.Node>(),
  } as unknown as Run;
  run.surroundings = makeSurroundings(run);
  return run;
}

const MOST_STEPS = 20_000;
const DEEPEST_CALL = 40;

/** Counts a step. @throws {NotFollowed} when the code goes on for too long. */
export function step(run: Run): void {
  if (++run.steps > MOST_STEPS || run.depth > DEEPEST_CALL) throw new NotFollowed();
}

/** Source text for people: short, on one line. */
export function nameOf(node: t.Node): string {
  switch (node.type) {
    case "Identifier":
      return node.name;
    case "ThisExpression":
      return "this";
    case "StringLiteral":
    case "NumericLiteral":
    case "BooleanLiteral":
      return JSON.stringify(node.value);
    case "NullLiteral":
      return "null";
    case "MemberExpression":
    case "OptionalMemberExpression": {
      const property = nameOf(node.property);
      return node.computed ? `${nameOf(node.object)}[${property}]` : `${nameOf(node.object)}.${property}`;
    }
    case "CallExpression":
    case "OptionalCallExpression":
    case "NewExpression":
      return `${nameOf(node.callee)}(${node.arguments.length > 0 ? "…" : ""})`;
    case "AwaitExpression":
      return nameOf(node.argument);
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "ParenthesizedExpression":
      return nameOf(node.expression);
    case "UnaryExpression":
      return `${node.operator}${nameOf(node.argument)}`;
    case "BinaryExpression":
    case "LogicalExpression":
      return `${nameOf(node.left)} ${node.operator} ${nameOf(node.right)}`;
    case "PrivateName":
      return `#${node.id.name}`;
    default:
      return "…";
  }
}
