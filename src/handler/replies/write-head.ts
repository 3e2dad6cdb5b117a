/** The headers of `writeHead(status, reason?, headers?)`: an object, or a list of names and values. */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { Refusal } from "../refusal.js";
import { propertyName, unwrap } from "../syntax.js";
import { isInert } from "./harmless.js";
import { staticType } from "./static-type.js";

type Header = [name: t.Node, value: t.Node];

/**
 * Reads the headers off the arguments of a call of `writeHead`. A text in second place is the reason, which a Response
 * doesn't send.
 * @throws {Refusal} where it isn't certain which headers they are.
 */
export function headersOfHead(args: t.Node[], call: t.Node, module: Module): Header[] {
  const [, second, third] = args;
  const isReason = second !== undefined && ["string", "nothing"].includes(staticType(second, module));
  if (isReason || third) {
    if (second && !isReason && staticType(second, module) !== "unknown")
      throw new Refusal(call, "`writeHead` gets headers twice; hand it one object");
    return third ? written(third, call, module) : [];
  }
  return second ? written(second, call, module) : [];
}

function written(node: t.Node, call: t.Node, module: Module): Header[] {
  const value = unwrap(node);
  if (t.isIdentifier(value, { name: "undefined" }) || t.isNullLiteral(value)) return [];
  if (t.isObjectExpression(value)) return fieldsOf(value, module, false);
  if (t.isArrayExpression(value)) return pairsOf(value);
  const constant = constantObject(value, module);
  if (constant) return fieldsOf(constant, module, true);
  throw new Refusal(
    call,
    "the headers of `writeHead` aren't written out in this file as an object of constants; hand it an object literal",
  );
}

/** @param elsewhere The object isn't written in the call itself, so that its values have to mean the same in both places. */
function fieldsOf(object: t.ObjectExpression, module: Module, elsewhere: boolean): Header[] {
  return object.properties.flatMap((property): Header[] => {
    if (t.isSpreadElement(property)) {
      const spread = unwrap(property.argument);
      const inner = t.isObjectExpression(spread) ? spread : constantObject(spread, module);
      if (inner) return fieldsOf(inner, module, elsewhere || inner !== spread);
      throw new Refusal(property, "the headers of `writeHead` are spread; write them out");
    }
    if (!t.isObjectProperty(property))
      throw new Refusal(property, "a header of `writeHead` is a function; write its value out");
    if (elsewhere && (property.computed || !isSameEverywhere(property.value, module)))
      throw new Refusal(
        property,
        "a header of this object is computed where it is made; set it with `res.setHeader`, or write it out in the call of `writeHead`",
      );
    const name =
      property.computed || t.isStringLiteral(property.key)
        ? property.key
        : t.stringLiteral(propertyName(property) ?? "");
    return [[name, property.value]];
  });
}

/** `["X-A", "1", "X-B", "2"]`, `[["X-A", "1"]]` */
function pairsOf(list: t.ArrayExpression): Header[] {
  const items = list.elements.map((one) => one && unwrap(one));
  const pairs = items.every((one) => t.isArrayExpression(one))
    ? items.map((one) => (one as t.ArrayExpression).elements)
    : Array.from({ length: Math.ceil(items.length / 2) }, (_, at) => items.slice(at * 2, at * 2 + 2));
  return pairs.map(([name, value]) => {
    if (!t.isStringLiteral(name) || !value || t.isSpreadElement(value))
      throw new Refusal(
        list,
        "the headers of `writeHead` are a list that isn't plain; write them as an object",
      );
    return [name, value];
  });
}

/** The object that a constant of this file holds, where nobody changes it. */
function constantObject(node: t.Node, module: Module): t.ObjectExpression | undefined {
  const binding = t.isIdentifier(node) ? module.bindings.get(node) : undefined;
  const declaration = binding?.path.node;
  if (!binding?.constant || !t.isVariableDeclarator(declaration) || !t.isIdentifier(declaration.id))
    return undefined;
  const object = declaration.init ? unwrap(declaration.init) : undefined;
  const isLookedAt = binding.referencePaths.every(({ node: mention }) => {
    const above = module.parents.get(mention);
    return !t.isMemberExpression(above) || above.object !== mention;
  });
  return t.isObjectExpression(object) && isLookedAt ? object : undefined;
}

/** A literal, a constant, or a text made of such. */
function isSameEverywhere(value: t.Node, module: Module): boolean {
  const inner = unwrap(value);
  if (t.isIdentifier(inner)) {
    return module.bindings.get(inner)?.constant === true;
  }
  if (t.isTemplateLiteral(inner)) return inner.expressions.every((one) => isSameEverywhere(one, module));
  if (t.isArrayExpression(inner)) return inner.elements.every((one) => one && isSameEverywhere(one, module));
  return t.isLiteral(inner) && isInert(inner);
}
