/** What a member of a class is: a method, or a value that stands there or that the constructor puts there. */
import type * as t from "@babel/types";
import type { Modules } from "./modules.js";
import { type Frame, memberName, resolve, type Value } from "./resolve.js";
import { bindingOf, isMember, speakingNodes, visitAll } from "./syntax.js";

/** `instance`: the call of the constructor, where the instance is known; without it the only instance that the class's own file makes. */
export function classMember(
  owner: t.Class,
  name: string,
  instance: Frame | undefined,
  modules: Modules,
  steps: number,
): Value | undefined {
  const made = instance ?? onlyInstance(owner);
  const set = setByConstructor(owner, name);
  if (set !== undefined) return made && resolve(set, made, modules, steps + 1);
  for (const element of owner.body.body) {
    if (!("key" in element)) continue;
    const { key } = element;
    const elementName =
      key?.type === "Identifier" ? key.name : key?.type === "PrivateName" ? `#${key.id.name}` : undefined;
    if (elementName !== name) continue;
    if (element.type === "ClassProperty" || element.type === "ClassPrivateProperty") {
      return element.value == null ? undefined : resolve(element.value, made, modules, steps + 1);
    }
    return { kind: "node", node: element, frame: made };
  }
  return undefined;
}

/** The constructor's call by `made`; undefined for a class without a constructor. */
export function instanceBy(
  owner: t.Class,
  made: t.NewExpression,
  outer: Frame | undefined,
): Frame | undefined {
  const fn = constructorOf(owner);
  return fn && { fn, args: made.arguments, outer, depth: (outer?.depth ?? 0) + 1 };
}

/** The instance of which a method is being followed. */
export function instanceIn(owner: t.Class, frame: Frame | undefined): Frame | undefined {
  const fn = constructorOf(owner);
  let at = frame;
  while (at !== undefined && at.fn !== fn) at = at.scope;
  return at;
}

function onlyInstance(owner: t.Class): Frame | undefined {
  const made = speakingNodes(owner).filter(
    (node): node is t.NewExpression =>
      node.type === "NewExpression" &&
      node.callee.type === "Identifier" &&
      bindingOf(node.callee)?.node === owner,
  );
  return made.length === 1 ? instanceBy(owner, made[0]!, undefined) : undefined;
}

function constructorOf(owner: t.Class): t.ClassMethod | undefined {
  return owner.body.body.find(
    (element): element is t.ClassMethod => element.type === "ClassMethod" && element.kind === "constructor",
  );
}

/** The expression that the constructor puts into a member: `constructor(private name)`, `this.name = …`. */
function setByConstructor(owner: t.Class, name: string): t.Node | undefined {
  const fn = constructorOf(owner);
  if (fn === undefined) return undefined;
  for (const param of fn.params) {
    if (param.type !== "TSParameterProperty") continue;
    const { parameter } = param;
    const declared = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
    if (declared.type === "Identifier" && declared.name === name) return declared;
  }
  const values: t.Node[] = [];
  visitAll(fn.body, (node) => {
    if (node.type !== "AssignmentExpression" || !isMember(node.left)) return;
    if (node.left.object.type === "ThisExpression" && memberName(node.left) === name) values.push(node.right);
  });
  return values.length === 1 ? values[0] : undefined;
}
