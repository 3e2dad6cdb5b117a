/** The type of an expression, where it is certain without a type checker. */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { isCall, isMember, propertyName, unwrap } from "../syntax.js";
import { bodyReadOf } from "./unknown-status.js";

type StaticType = "string" | "number" | "boolean" | "object" | "buffer" | "nothing" | "unknown";

/** What an expression certainly is. */
export function staticType(node: t.Node | undefined, module: Module, depth = 0): StaticType {
  if (!node || depth > 8) return node ? "unknown" : "nothing";
  if (t.isTSAsExpression(node) && t.isTSStringKeyword(node.typeAnnotation)) return "string";
  const inner = unwrap(node);
  if (t.isStringLiteral(inner) || t.isTemplateLiteral(inner)) return "string";
  if (t.isNumericLiteral(inner)) return "number";
  if (t.isBooleanLiteral(inner)) return "boolean";
  if (t.isNullLiteral(inner) || (t.isIdentifier(inner) && inner.name === "undefined")) return "nothing";
  if (t.isObjectExpression(inner) || t.isArrayExpression(inner)) return "object";
  if (t.isUnaryExpression(inner) && inner.operator === "!") return "boolean";
  if (t.isBinaryExpression(inner)) {
    if (inner.operator === "+") {
      const left = staticType(inner.left, module, depth + 1);
      const right = staticType(inner.right, module, depth + 1);
      if (left === "string" || right === "string") return "string";
      return left === "number" && right === "number" ? "number" : "unknown";
    }
    return ["-", "*", "/", "%", "**"].includes(inner.operator) ? "number" : "boolean";
  }
  if (t.isConditionalExpression(inner)) {
    const yes = staticType(inner.consequent, module, depth + 1);
    return yes === staticType(inner.alternate, module, depth + 1) ? yes : "unknown";
  }
  if (t.isLogicalExpression(inner) && inner.operator !== "&&") {
    const left = staticType(inner.left, module, depth + 1);
    const right = staticType(inner.right, module, depth + 1);
    return left === right ? left : "unknown";
  }
  if (t.isNewExpression(inner) && t.isIdentifier(inner.callee)) {
    if (["Uint8Array", "ArrayBuffer"].includes(inner.callee.name)) return "buffer";
    return ["Date", "Map", "Set", "Error"].includes(inner.callee.name) ? "object" : "unknown";
  }
  if (t.isAwaitExpression(inner)) return isTextOfFetched(inner, module) ? "string" : "unknown";
  if (isCall(inner)) {
    const callee = unwrap(inner.callee);
    if (t.isIdentifier(callee)) {
      if (callee.name === "String") return "string";
      if (callee.name === "Number" || callee.name === "parseInt" || callee.name === "parseFloat")
        return "number";
      if (callee.name === "Boolean") return "boolean";
    }
    if (isMember(callee)) {
      const name = propertyName(callee) ?? "";
      if (t.isIdentifier(callee.object, { name: "Buffer" }))
        return name === "byteLength" ? "number" : name === "isBuffer" ? "boolean" : "buffer";
      if (t.isIdentifier(callee.object, { name: "JSON" }) && name === "stringify") return "string";
      if (
        [
          "toString",
          "toISOString",
          "toUTCString",
          "join",
          "toUpperCase",
          "toLowerCase",
          "trim",
          "toFixed",
          "padStart",
          "padEnd",
          "repeat",
          "replace",
          "replaceAll",
          "toLocaleString",
        ].includes(name)
      )
        return "string";
      if (["map", "filter", "flatMap", "sort", "split"].includes(name)) return "object";
      if (t.isIdentifier(callee.object, { name: "Date" }) && name === "now") return "number";
    }
    return "unknown";
  }
  if (isMember(inner)) {
    const name = propertyName(inner);
    if (name === "length" || name === "size") return "number";
    if (
      name === "message" &&
      t.isIdentifier(unwrap(inner.object)) &&
      /^(e|err|error|ex|exception)$/.test((unwrap(inner.object) as t.Identifier).name)
    )
      return "string";
    return "unknown";
  }
  if (t.isIdentifier(inner)) {
    const binding = module.bindings.get(inner);
    const annotation = t.isIdentifier(binding?.identifier) ? binding.identifier.typeAnnotation : undefined;
    if (t.isTSTypeAnnotation(annotation)) {
      const type = annotation.typeAnnotation;
      if (t.isTSStringKeyword(type)) return "string";
      if (t.isTSNumberKeyword(type)) return "number";
      if (t.isTSBooleanKeyword(type)) return "boolean";
      if (
        t.isTSTypeLiteral(type) ||
        t.isTSArrayType(type) ||
        (t.isTSTypeReference(type) && t.isIdentifier(type.typeName, { name: "Record" }))
      )
        return "object";
    }
    const declaration = binding?.path.node;
    if (t.isVariableDeclarator(declaration) && t.isIdentifier(declaration.id) && declaration.init) {
      const type = staticType(declaration.init, module, depth + 1);
      const assigned = binding!.constantViolations.map((path) =>
        t.isAssignmentExpression(path.node) && (path.node.operator === "=" || path.node.operator === "+=")
          ? staticType(path.node.right, module, depth + 1)
          : "unknown",
      );
      return assigned.every((other) => other === type) ? type : "unknown";
    }
  }
  return "unknown";
}

/** `await upstream.text()`, where `upstream` is what `fetch` gave. */
function isTextOfFetched(node: t.Node, module: Module): boolean {
  const read = bodyReadOf(node);
  const declaration = read?.how === "text" ? module.bindings.get(read.from)?.path.node : undefined;
  const init = t.isVariableDeclarator(declaration) ? declaration.init : undefined;
  const call = init ? unwrap(init, true) : undefined;
  return isCall(call) && t.isIdentifier(call.callee, { name: "fetch" });
}
