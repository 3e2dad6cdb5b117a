/** What the types that the author has written say of a value. */
import * as t from "@babel/types";
import type { Module } from "../module.js";
import { propertyName, typeArgumentsOf } from "../syntax.js";
import { ABSENT, type Given, NULL, promiseOf, THERE, UNDEFINED } from "./absence.js";

/** What a value of a type may be; nothing where the type says nothing. */
export function givenByType(type: t.Node | null | undefined, module: Module, depth = 0): Given | undefined {
  if (!type || depth > 6) return undefined;
  if (t.isTSTypeAnnotation(type) || t.isTSParenthesizedType(type))
    return givenByType(type.typeAnnotation, module, depth);
  if (t.isTSAnyKeyword(type) || t.isTSUnknownKeyword(type)) return undefined;
  if (t.isTSUndefinedKeyword(type) || t.isTSVoidKeyword(type)) return UNDEFINED;
  if (t.isTSNullKeyword(type)) return NULL;
  if (t.isTSUnionType(type)) {
    let all: Given = 0;
    for (const one of type.types) {
      const given = givenByType(one, module, depth + 1);
      if (given === undefined) return undefined;
      all |= given;
    }
    return all;
  }
  if (t.isTSIndexedAccessType(type) || t.isTSConditionalType(type) || t.isTSInferType(type)) return undefined;
  if (!t.isTSTypeReference(type)) return THERE;
  if (!t.isIdentifier(type.typeName)) return THERE;
  const { name } = type.typeName;
  const [first] = typeArgumentsOf(type);
  if (name === "Promise" || name === "PromiseLike") {
    const inner = givenByType(first, module, depth + 1);
    return inner === undefined ? undefined : promiseOf(inner);
  }
  if (/^(?:Maybe|Nullable|Optional|Nullish)$/.test(name)) return THERE | ABSENT;
  if (name === "NonNullable") return THERE;
  const declared = declaredType(name, module);
  if (t.isTSTypeAliasDeclaration(declared)) return givenByType(declared.typeAnnotation, module, depth + 1);
  // A type parameter may be anything.
  return /^[A-Z]$|^T[A-Z]/.test(name) && !declared ? undefined : THERE;
}

/** What a property of a value of a type may be. */
export function propertyByType(
  type: t.Node | null | undefined,
  name: string,
  module: Module,
  depth = 0,
): Given | undefined {
  const member = memberOfType(type, name, module, depth);
  return (
    member && (givenByType(member.type, module) ?? THERE | UNDEFINED) | (member.optional ? UNDEFINED : 0)
  );
}

/** The type of a property, and whether it may be missing. */
function memberOfType(
  type: t.Node | null | undefined,
  name: string,
  module: Module,
  depth = 0,
): { type: t.Node | undefined; optional: boolean } | undefined {
  if (!type || depth > 6) return undefined;
  if (t.isTSTypeAnnotation(type)) return memberOfType(type.typeAnnotation, name, module, depth);
  const members = t.isTSTypeLiteral(type)
    ? type.members
    : t.isTSInterfaceDeclaration(type)
      ? type.body.body
      : undefined;
  if (members) {
    for (const one of members)
      if (t.isTSPropertySignature(one) && t.isIdentifier(one.key, { name }))
        return { type: one.typeAnnotation ?? undefined, optional: one.optional ?? false };
    return undefined;
  }
  if (t.isTSTypeReference(type) && t.isIdentifier(type.typeName)) {
    const declared = declaredType(type.typeName.name, module);
    const inner = t.isTSTypeAliasDeclaration(declared) ? declared.typeAnnotation : declared;
    return memberOfType(inner, name, module, depth + 1);
  }
  return undefined;
}

function declaredType(
  name: string,
  { program }: Module,
): t.TSTypeAliasDeclaration | t.TSInterfaceDeclaration | undefined {
  for (const statement of program.body) {
    const one = t.isExportNamedDeclaration(statement) ? statement.declaration : statement;
    if ((t.isTSTypeAliasDeclaration(one) || t.isTSInterfaceDeclaration(one)) && one.id.name === name)
      return one;
  }
  return undefined;
}

/** The property that a pattern takes for a name. */
export function patternKey(pattern: t.ObjectPattern, name: t.Node): string | undefined {
  for (const one of pattern.properties)
    if (
      t.isObjectProperty(one) &&
      (one.value === name || (t.isAssignmentPattern(one.value) && one.value.left === name))
    )
      return propertyName(one);
  return undefined;
}
