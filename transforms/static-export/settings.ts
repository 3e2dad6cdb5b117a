import type * as t from "@babel/types";
import { ALWAYS, and, type Condition, NEVER, not, opaqueText, or } from "./condition.js";
import { leadsTo } from "./control-flow.js";
import { constantInitial, variablesIn } from "./environment.js";
import {
  exportedConfigs,
  importedFrom,
  isModuleExports,
  reexportedConfigs,
  requiredModule,
} from "./modules.js";
import { conditionOf, knownValue, type Reading, textOf } from "./reading.js";
import { type Binding, enclosingFunction, type NodePath, type Path, propertyName, unwrap } from "./syntax.js";

type Report = (what: "exported" | "other" | "unknown", condition: Condition, at: Path) => void;

/** One place that gives Next's `output` a value. */
export interface Setting {
  path: Path;
  /** When the place takes effect and its value is "export". */
  exported: Condition;
  /** When it takes effect and its value is another one, or none. */
  other: Condition;
  /** When it takes effect and its value can't be read here. */
  unknown: Condition;
  /** The source text of a value that can't be read, and the environment variables in it. */
  unreadable?: { text: string; variables: string[] };
}

/** A part of the config that lies elsewhere: an import, a function's result. */
export interface Elsewhere {
  path: Path;
  /** The module that it comes from, where that can be seen. */
  module?: string;
}

export interface ConfigSettings {
  /** In the order of the source, which is the order in which a later one overrides an earlier one. */
  settings: Setting[];
  elsewhere: Elsewhere[];
  /** Every object of the file that is a part of the config. */
  objects: NodePath<t.ObjectExpression>[];
  /** `config.distDir = …`, which names the folder as a property would. */
  distDirs: Path[];
}

/**
 * Follows the config from the module's export to every place that sets `output`: through identifiers, spreads, wrapper
 * calls, branches, config functions, functions of the same file and assignments to members. What it can't follow is listed.
 */
export function findSettings(program: NodePath<t.Program>, source: string): ConfigSettings {
  const walk = new ConfigWalk(source);
  for (const config of exportedConfigs(program)) walk.config(config, ALWAYS);
  walk.exportsMembers(program);
  for (const { path, module } of reexportedConfigs(program)) walk.elsewhere.set(path.node, { path, module });
  return {
    settings: [...walk.settings.values()].sort((a, b) => (a.path.node.start ?? 0) - (b.path.node.start ?? 0)),
    elsewhere: [...walk.elsewhere.values()],
    objects: [...walk.objects.values()],
    distDirs: walk.distDirs,
  };
}

class ConfigWalk {
  readonly settings = new Map<t.Node, Setting>();
  readonly elsewhere = new Map<t.Node, Elsewhere>();
  readonly distDirs: Path[] = [];
  readonly objects = new Map<t.Node, NodePath<t.ObjectExpression>>();
  private readonly reading: Reading;
  /** Bindings and functions that are being followed right now: a cycle ends there. */
  private readonly following = new Set<object>();
  /** Functions whose body runs as a part of the config, with the condition under which it does. */
  private readonly running = new Map<t.Node, Condition>();

  constructor(source: string) {
    this.reading = { source, phases: new Set() };
  }

  /** Follows an expression whose value becomes the config, or is merged into it, under a condition. */
  config(path: Path, when: Condition): void {
    if (when.kind === "never") return;
    const value = unwrap(path);
    if (value.isObjectExpression()) {
      this.object(value, when);
    } else if (value.isIdentifier()) {
      this.identifier(value, when);
    } else if (value.isConditionalExpression()) {
      const test = this.test(value.get("test") as Path);
      this.config(value.get("consequent") as Path, and(when, test));
      this.config(value.get("alternate") as Path, and(when, not(test)));
    } else if (value.isLogicalExpression()) {
      this.logical(value, when);
    } else if (value.isAwaitExpression()) {
      this.config(value.get("argument") as Path, when);
    } else if (value.isSequenceExpression()) {
      this.config(value.get("expressions").at(-1) as Path, when);
    } else if (value.isAssignmentExpression()) {
      this.config(value.get("right") as Path, when);
    } else if (value.isFunction()) {
      this.configFunction(value, when);
    } else if (value.isCallExpression() || value.isNewExpression()) {
      this.call(value, when);
    } else if (value.isMemberExpression()) {
      this.member(value, when);
    } else if (!value.isLiteral() && !value.isUnaryExpression()) {
      this.lies(value);
    }
  }

  /** `exports.output = …` and `module.exports.output = …`. */
  exportsMembers(program: NodePath<t.Program>): void {
    program.traverse({
      AssignmentExpression: (path) => {
        const left = path.get("left") as Path;
        if (!left.isMemberExpression() || propertyName(left.node) !== "output") return;
        const owner = left.get("object") as Path;
        const isExports = owner.isIdentifier({ name: "exports" }) || isModuleExports(owner);
        if (!isExports || owner.scope.hasBinding("exports", true)) return;
        this.assignment(path as Path, this.reached(path as Path));
      },
    });
  }

  private logical(value: NodePath<t.LogicalExpression>, when: Condition): void {
    const left = value.get("left") as Path;
    const right = value.get("right") as Path;
    if (value.node.operator === "&&") {
      this.config(right, and(when, this.test(left)));
    } else {
      this.config(left, when);
      const falls = value.node.operator === "||" && !isObjectLike(left) ? not(this.test(left)) : ALWAYS;
      this.config(right, and(when, falls));
    }
  }

  private object(object: NodePath<t.ObjectExpression>, when: Condition): void {
    this.objects.set(object.node, object);
    for (const property of object.get("properties") as Path[]) {
      if (property.isSpreadElement()) {
        this.config(property.get("argument") as Path, when);
      } else if (propertyName(property.node) === "output") {
        if (property.isObjectProperty()) this.set(property as Path, property.get("value") as Path, when);
        else this.add(property as Path, { unknown: when }, property as Path);
      }
    }
  }

  private identifier(path: NodePath<t.Identifier>, when: Condition): void {
    if (path.node.name === "undefined") return;
    const binding = path.scope.getBinding(path.node.name);
    if (binding) this.binding(binding, when, path as Path);
    else this.lies(path as Path);
  }

  /** Everything that ever goes into a variable that holds the config: initial value, assignments, writes to its members. */
  private binding(binding: Binding, when: Condition, mention: Path): void {
    if (this.following.has(binding)) return;
    this.following.add(binding);
    const declaration = binding.path as Path;
    if (declaration.isVariableDeclarator()) {
      const initial = declaration.get("init") as Path;
      if (declaration.node.id.type !== "Identifier") this.lies(mention, requiredModule(initial));
      else if (declaration.node.init) this.config(initial, when);
    } else if (declaration.isFunctionDeclaration()) {
      this.configFunction(declaration, when);
    } else if (declaration.parentPath?.isImportDeclaration()) {
      this.lies(mention, declaration.parentPath.node.source.value);
    } else if (binding.kind !== "param") {
      this.lies(mention);
    }
    for (const violation of binding.constantViolations as Path[]) {
      if (violation.isAssignmentExpression({ operator: "=" })) {
        this.config(violation.get("right") as Path, and(when, this.reached(violation)));
      }
    }
    for (const reference of binding.referencePaths as Path[]) this.memberWrite(reference, when);
    this.following.delete(binding);
  }

  /** `config.output = …`, `delete config.output`, `Object.assign(config, …)`. */
  private memberWrite(reference: Path, when: Condition): void {
    const parent = reference.parentPath as Path | null;
    if (!parent) return;
    if (parent.isMemberExpression() && reference.key === "object" && propertyName(parent.node) === "output") {
      const around = parent.parentPath as Path;
      if (around.isAssignmentExpression() && parent.key === "left") {
        this.assignment(around, and(when, this.reached(around)));
      } else if (around.isUnaryExpression({ operator: "delete" })) {
        this.add(around, { other: and(when, this.reached(around)) });
      }
    }
    if (
      parent.isMemberExpression() &&
      reference.key === "object" &&
      propertyName(parent.node) === "distDir"
    ) {
      const around = parent.parentPath as Path;
      if (around.isAssignmentExpression({ operator: "=" }) && parent.key === "left")
        this.distDirs.push(around);
    }
    if (parent.isCallExpression() && reference.listKey === "arguments") {
      if (isObjectAssign(parent) && reference.key === 0 && parent.parentPath.isExpressionStatement()) {
        for (const source of parent.get("arguments").slice(1) as Path[]) {
          this.config(source, and(when, this.reached(parent)));
        }
      } else {
        // A function of this file may write to the config that it is given: `enableExport(config)`.
        const called = localFunction(parent.get("callee") as Path);
        if (called && parent.parentPath.isExpressionStatement()) {
          this.runFunction(called, parent, and(when, this.reached(parent)));
        }
      }
    }
  }

  private assignment(path: Path, when: Condition): void {
    if (!path.isAssignmentExpression()) return;
    if (path.node.operator === "=") this.set(path, path.get("right") as Path, when);
    else this.add(path, { unknown: when }, path.get("right") as Path);
  }

  /** A function that gives the config: each `return` under what leads to it. */
  private configFunction(path: NodePath<t.Function>, when: Condition): void {
    const [phase] = path.get("params") as Path[];
    if (phase?.isIdentifier()) {
      const binding = phase.scope.getBinding(phase.node.name);
      if (binding) this.reading.phases.add(binding);
    }
    this.returns(path, when);
  }

  private returns(path: NodePath<t.Function>, when: Condition): void {
    if (this.following.has(path.node)) return;
    this.following.add(path.node);
    const earlier = this.running.get(path.node);
    this.running.set(path.node, earlier ? or(earlier, when) : when);
    const body = path.get("body") as Path;
    if (!body.isBlockStatement()) {
      this.config(body, when);
    } else {
      body.traverse({
        Function: (inner) => inner.skip(),
        ReturnStatement: (statement) => {
          const value = statement.get("argument") as Path;
          if (statement.node.argument)
            this.config(value, and(when, leadsTo(statement as Path, path as Path, this.reading)));
        },
      });
    }
    this.following.delete(path.node);
  }

  /** `wrap(config)`, `Object.assign({}, config)`, `plugin(options)(config)`, a function of this file. */
  private call(path: NodePath<t.CallExpression> | NodePath<t.NewExpression>, when: Condition): void {
    const callee = path.get("callee") as Path;
    const module = requiredModule(path as Path);
    if (module !== undefined) {
      this.lies(path as Path, module);
      return;
    }
    const called = localFunction(callee);
    let followed = called !== undefined;
    for (const argument of path.get("arguments") as Path[]) {
      const value = unwrap(argument.isSpreadElement() ? (argument.get("argument") as Path) : argument);
      const mayBeConfig =
        value.isObjectExpression() ||
        value.isIdentifier() ||
        value.isCallExpression() ||
        value.isConditionalExpression() ||
        value.isLogicalExpression() ||
        value.isMemberExpression() ||
        value.isFunction();
      if (!mayBeConfig) continue;
      followed = true;
      this.argument(value, when);
    }
    if (called) this.runFunction(called, path as Path, when);
    if (!followed) this.lies(path as Path, importedFrom(callee));
  }

  /** An argument of a wrapper may be the config or the wrapper's own options: what lies elsewhere isn't worth a word. */
  private argument(value: Path, when: Condition): void {
    const before = new Map(this.elsewhere);
    if (value.isFunction()) this.returns(value, when);
    else this.config(value, when);
    if (!value.isIdentifier()) {
      for (const node of this.elsewhere.keys()) if (!before.has(node)) this.elsewhere.delete(node);
    }
  }

  /** A function of the file that takes the config: its returns, and its writes to the parameter. */
  private runFunction(called: NodePath<t.Function>, call: Path, when: Condition): void {
    if (this.following.has(called.node)) return;
    this.returns(called, when);
    const parameters = called.get("params") as Path[];
    const given = (call.get("arguments") as Path[]).length;
    for (const parameter of parameters.slice(0, given)) {
      const binding = parameter.isIdentifier() ? parameter.scope.getBinding(parameter.node.name) : undefined;
      if (binding) this.binding(binding, when, parameter);
    }
  }

  /** `configs.production` of an object in this file. */
  private member(path: NodePath<t.MemberExpression>, when: Condition): void {
    const name = propertyName(path.node);
    const owner = unwrap(path.get("object") as Path);
    const object = constantInitial(owner) ?? owner;
    const value = unwrap(object);
    if (value.isObjectExpression() && name !== undefined) {
      const property = (value.get("properties") as Path[]).find((item) => propertyName(item.node) === name);
      if (property?.isObjectProperty()) {
        this.config(property.get("value") as Path, when);
        return;
      }
    }
    this.lies(path as Path, requiredModule(value));
  }

  private set(place: Path, value: Path, when: Condition): void {
    const found = { exported: NEVER, other: NEVER, unknown: NEVER } as Pick<
      Setting,
      "exported" | "other" | "unknown"
    >;
    let unreadable: Path | undefined;
    this.values(value, when, (what, condition, at) => {
      found[what] = or(found[what], condition);
      if (what === "unknown") unreadable ??= at;
    });
    this.add(place, found, unreadable);
  }

  /** Every value that an expression may have, with its condition. */
  private values(path: Path, when: Condition, report: Report, depth = 0): void {
    const value = unwrap(path);
    const known = knownValue(value, this.reading);
    if (known) {
      report(known.value === "export" ? "exported" : "other", when, value);
    } else if (value.isConditionalExpression()) {
      const test = this.test(value.get("test") as Path);
      this.values(value.get("consequent") as Path, and(when, test), report, depth + 1);
      this.values(value.get("alternate") as Path, and(when, not(test)), report, depth + 1);
    } else if (value.isLogicalExpression()) {
      const left = value.get("left") as Path;
      const right = value.get("right") as Path;
      const test = this.test(left);
      if (value.node.operator === "&&") {
        report("other", and(when, not(test)), left);
        this.values(right, and(when, test), report, depth + 1);
      } else {
        this.values(left, and(when, test), report, depth + 1);
        this.values(right, and(when, not(test)), report, depth + 1);
      }
    } else {
      const variable = value.isIdentifier() ? value.scope.getBinding(value.node.name) : undefined;
      const isSimple =
        variable?.path.isVariableDeclarator() && variable.path.node.id.type === "Identifier" && depth < 20;
      if (variable && isSimple) this.variable(variable, when, report, depth);
      else report("unknown", when, value);
    }
  }

  /** `let output; if (c) output = "export";`: each assignment under its condition; the initial value where none applies. */
  private variable(binding: Binding, when: Condition, report: Report, depth: number): void {
    const assignments = binding.constantViolations as Path[];
    let untouched = when;
    for (const assignment of assignments) {
      const reached = this.reached(assignment);
      untouched = and(untouched, not(reached));
      if (assignment.isAssignmentExpression({ operator: "=" })) {
        this.values(assignment.get("right") as Path, and(when, reached), report, depth + 1);
      } else {
        report("unknown", and(when, reached), assignment);
      }
    }
    const initial = binding.path.get("init") as Path;
    if (initial.node) this.values(initial, untouched, report, depth + 1);
    else report("other", untouched, binding.path as Path);
  }

  /** The condition under which a statement of the module, or of a function that runs as a part of the config, is reached. */
  private reached(path: Path): Condition {
    const around = enclosingFunction(path);
    const inside = leadsTo(path, around, this.reading);
    if (around.isProgram()) return inside;
    const runs = this.running.get(around.node);
    // Whether the function ever runs can't be told.
    return runs ? and(runs, inside) : opaqueText("a function of the file", variablesIn(path));
  }

  private test(path: Path): Condition {
    return conditionOf(path, this.reading);
  }

  private add(place: Path, found: Partial<Setting>, unreadable?: Path): void {
    const earlier = this.settings.get(place.node);
    const merge = (key: "exported" | "other" | "unknown") => or(earlier?.[key] ?? NEVER, found[key] ?? NEVER);
    const setting: Setting = {
      path: place,
      exported: merge("exported"),
      other: merge("other"),
      unknown: merge("unknown"),
    };
    const text = earlier?.unreadable ?? this.describe(unreadable);
    this.settings.set(place.node, text ? { ...setting, unreadable: text } : setting);
  }

  private describe(path: Path | undefined): Setting["unreadable"] {
    if (!path) return undefined;
    return { text: textOf(path, this.reading), variables: variablesIn(path) };
  }

  private lies(path: Path, module?: string): void {
    this.elsewhere.set(path.node, module === undefined ? { path } : { path, module });
  }
}

function isObjectLike(path: Path): boolean {
  const value = unwrap(path);
  return value.isObjectExpression() || value.isCallExpression();
}

function isObjectAssign(call: NodePath<t.CallExpression>): boolean {
  const callee = call.get("callee") as Path;
  return (
    callee.isMemberExpression() &&
    (callee.get("object") as Path).isIdentifier({ name: "Object" }) &&
    propertyName(callee.node) === "assign"
  );
}

/** The function of this file that a callee names, or is. */
function localFunction(callee: Path): NodePath<t.Function> | undefined {
  const value = unwrap(callee);
  if (value.isFunction()) return value;
  if (!value.isIdentifier()) return undefined;
  const binding = value.scope.getBinding(value.node.name);
  if (binding?.path.isFunctionDeclaration()) return binding.path;
  const initial = constantInitial(value);
  const inner = initial && unwrap(initial);
  return inner?.isFunction() ? inner : undefined;
}
