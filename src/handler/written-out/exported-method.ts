/**
 * `export default UserController.handle`: a method of a class or an object of the file. It becomes a function that calls the method, and
 * methods that are called are followed.
 */
import * as t from "@babel/types";
import { exportedNames } from "../find/exports.js";
import type { Module } from "../module.js";
import { rearranged } from "../rearrange/rearranged.js";
import { isCall, isFunctionNode, isMember, propertyName, unwrap, visitAll } from "../syntax.js";

type Method = t.ClassMethod | t.ObjectMethod | t.FunctionExpression | t.ArrowFunctionExpression;

/** The module with such an export as a function; nothing where there is none, or where the method would miss its object. */
export function withExportedMethod(module: Module): Module | undefined {
  const main = exportedNames(module).find(({ name }) => name === "default");
  const value = main?.value && unwrap(main.value);
  const { member, isBound } = methodOf(value);
  const object = member && unwrap(member.object);
  const name = member && propertyName(member);
  if (!main || !member || name === undefined || !t.isIdentifier(object)) return undefined;
  const method = memberNamed(name, object, module);
  if (!method || (!isBound && usesThis(method))) return undefined;
  const names = method.params.map((one) => (t.isIdentifier(one) && !one.optional ? one.name : undefined));
  if (names.length === 0 || names.includes(undefined)) return undefined;
  const { source, style } = module;
  const [first] = method.params;
  const parameters = source.slice(first!.start!, method.params.at(-1)!.end!);
  const end = style.semicolons ? ";" : "";
  const head = t.isExportDefaultDeclaration(main.statement)
    ? "export default function handler"
    : "module.exports = function handler";
  const tail = t.isExportDefaultDeclaration(main.statement) ? "" : end;
  const call = `return ${object.name}.${name}(${names.join(", ")})${end}`;
  const { start, end: last } = main.statement;
  return rearranged(module, [
    { start: start!, end: last!, text: `${head}(${parameters}) {\n${style.indent}${call}\n}${tail}` },
  ]);
}

/** `controller.handle`, or `controller.handle.bind(controller)`. */
function methodOf(value: t.Node | undefined): {
  member?: t.MemberExpression | t.OptionalMemberExpression;
  isBound: boolean;
} {
  if (isMember(value)) return { member: value, isBound: false };
  if (!isCall(value) || !isMember(value.callee) || propertyName(value.callee) !== "bind")
    return { isBound: false };
  const member = unwrap(value.callee.object);
  const [to, ...others] = value.arguments;
  const isItself =
    isMember(member) &&
    others.length === 0 &&
    t.isIdentifier(member.object) &&
    t.isIdentifier(to, { name: member.object.name });
  return isItself ? { member, isBound: true } : { isBound: false };
}

/** The function that an object or a class of the file holds under a name. */
function memberNamed(name: string, object: t.Identifier, module: Module): Method | undefined {
  const binding = module.bindings.get(object);
  const declared = binding?.constant ? binding.path.node : undefined;
  const init = t.isVariableDeclarator(declared) && declared.init ? unwrap(declared.init) : undefined;
  if (t.isObjectExpression(init)) {
    const property = init.properties.findLast((one) => !t.isSpreadElement(one) && propertyName(one) === name);
    if (t.isObjectMethod(property)) return property.kind === "method" ? property : undefined;
    const value = t.isObjectProperty(property) ? unwrap(property.value) : undefined;
    return t.isFunctionExpression(value) || t.isArrowFunctionExpression(value) ? value : undefined;
  }
  const made = t.isNewExpression(init) ? unwrap(init.callee) : undefined;
  const named = t.isIdentifier(made) ? module.bindings.get(made)?.path.node : declared;
  if (!t.isClassDeclaration(named)) return undefined;
  const member = named.body.body.find(
    (one) => (t.isClassMethod(one) || t.isClassProperty(one)) && propertyName(one) === name,
  );
  const isStatic = made === undefined;
  return t.isClassMethod(member) && member.kind === "method" && member.static === isStatic
    ? member
    : undefined;
}

/** Taken off its object, a method has no `this`. */
function usesThis(method: Method): boolean {
  let uses = false;
  visitAll(method.body, (node) => {
    if (t.isThisExpression(node) || t.isSuper(node)) uses = true;
    return !isFunctionNode(node) || t.isArrowFunctionExpression(node);
  });
  return uses;
}
