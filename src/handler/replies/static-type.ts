/** The type of an expression, where it is certain without a type checker. */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { isCall, isFunctionNode, isMember, propertyName, unwrap } from "../syntax.js";
import { fileContents } from "./file-contents.js";
import { sourcesOfName } from "./value-sources.js";

/** `bytes` are those of a typed array: `end` takes them, for `send` they are an object like any other. */
type StaticType = "string" | "number" | "boolean" | "object" | "buffer" | "bytes" | "nothing" | "unknown";

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
    if (inner.callee.name === "Uint8Array") return "bytes";
    return ["Date", "Map", "Set", "Error", "ArrayBuffer"].includes(inner.callee.name) ? "object" : "unknown";
  }
  if (isCall(inner)) {
    const callee = unwrap(inner.callee);
    const file = fileContents(inner, false, module);
    if (file) return file;
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
      if (t.isIdentifier(callee.object, { name: "Object" }) && ["keys", "values", "entries"].includes(name))
        return "object";
      if (t.isIdentifier(callee.object, { name: "Array" }) && ["from", "of"].includes(name)) return "object";
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
      if (t.isTSTypeReference(type) && t.isIdentifier(type.typeName, { name: "Buffer" })) return "buffer";
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
      const assigned = binding!.constantViolations.map(({ node: write }) => {
        if (!t.isAssignmentExpression(write)) return "unknown";
        // A text stays one, whatever is added to it.
        if (write.operator === "+=" && type === "string") return type;
        const known = write.operator === "=" || write.operator === "+=";
        return known ? staticType(write.right, module, depth + 1) : "unknown";
      });
      return assigned.every((other) => other === type) ? type : "unknown";
    }
    if (binding?.kind === "param") {
      const types = new Set(sourcesOfName(inner, module)?.map((one) => staticType(one, module, depth + 1)));
      return types.size === 1 ? [...types][0]! : "unknown";
    }
  }
  if (t.isAwaitExpression(inner)) {
    const call = unwrap(inner.argument);
    const file = fileContents(call, true, module);
    if (file) return file;
    if (isCall(call) && isMember(call.callee) && call.arguments.length === 0) {
      const name = propertyName(call.callee);
      return name === "text" ? "string" : name === "arrayBuffer" ? "object" : "unknown";
    }
  }
  return "unknown";
}

/** What JSON can hold is no bytes: `await response.json()`, `JSON.parse(text)`, what a client has sent, and all that is in it. */
export function isFromJson(node: t.Node, module: Module): boolean {
  const inner = unwrap(node, true);
  if (t.isConditionalExpression(inner))
    return isFromJson(inner.consequent, module) && isFromJson(inner.alternate, module);
  const binding = t.isIdentifier(inner) ? module.bindings.get(inner) : undefined;
  const declaration = binding?.path.node;
  if (binding?.constant && t.isVariableDeclarator(declaration))
    return declaration.init != null && isFromJson(declaration.init, module);
  if (isMember(inner)) return isBodyOfRequest(inner, module) || isFromJson(inner.object, module);
  if (!isCall(inner) || !isMember(inner.callee)) return false;
  const name = propertyName(inner.callee);
  return name === "json" || (name === "parse" && t.isIdentifier(inner.callee.object, { name: "JSON" }));
}

/** Whether one side of a choice is a value out of JSON: it may be an object. */
export function mayBeFromJson(node: t.Node, module: Module): boolean {
  const inner = unwrap(node);
  if (t.isConditionalExpression(inner))
    return mayBeFromJson(inner.consequent, module) || mayBeFromJson(inner.alternate, module);
  if (t.isLogicalExpression(inner))
    return mayBeFromJson(inner.left, module) || mayBeFromJson(inner.right, module);
  const binding = t.isIdentifier(inner) ? module.bindings.get(inner) : undefined;
  const declaration = binding?.path.node;
  return binding?.constant && t.isVariableDeclarator(declaration) && t.isIdentifier(declaration.id)
    ? declaration.init != null && mayBeFromJson(declaration.init, module)
    : isFromJson(inner, module);
}

/** `req.body`: whatever else is a first parameter (a file, a message) may well hold bytes in its `body`. */
function isBodyOfRequest(member: t.MemberExpression | t.OptionalMemberExpression, module: Module): boolean {
  const object = unwrap(member.object);
  const binding = t.isIdentifier(object) ? module.bindings.get(object) : undefined;
  const fn = binding?.kind === "param" ? binding.scope.block : undefined;
  const id = binding?.identifier;
  if (propertyName(member) !== "body" || !id || !isFunctionNode(fn) || fn.params[0] !== id) return false;
  const { typeAnnotation: type } = id;
  return t.isTSTypeAnnotation(type)
    ? /\bNextApiRequest\b/.test(module.source.slice(type.start!, type.end!))
    : /^_?req(?:uest)?$/.test(id.name);
}
