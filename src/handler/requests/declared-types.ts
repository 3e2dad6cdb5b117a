/** What the author's own types say of a part of the request: `req.query as { q?: string }`. */
import * as t from "@babel/types";
import { textOf, type Work } from "./work.js";

/** What a type says of one property. */
interface Member {
  type: t.TSType;
  optional: boolean;
}

/** The properties of a type that is spelt out, in place or in this file. */
export function membersOf(work: Work, type: t.Node): Map<string, Member> {
  const members = new Map<string, Member>();
  for (const signature of signaturesOf(work, type)) {
    if (!t.isTSPropertySignature(signature) || !signature.typeAnnotation) continue;
    const { key } = signature;
    const name = t.isIdentifier(key) ? key.name : t.isStringLiteral(key) ? key.value : undefined;
    if (name === undefined) continue;
    members.set(name, {
      type: signature.typeAnnotation.typeAnnotation,
      optional: signature.optional === true,
    });
  }
  return members;
}

function signaturesOf(work: Work, type: t.Node): t.TSTypeElement[] {
  if (t.isTSTypeLiteral(type)) return type.members;
  if (t.isTSIntersectionType(type)) return type.types.flatMap((one) => signaturesOf(work, one));
  const declared = declarationOf(work, type);
  if (t.isTSInterfaceDeclaration(declared)) return declared.body.body;
  return t.isTSTypeAliasDeclaration(declared) ? signaturesOf(work, declared.typeAnnotation) : [];
}

/** The interface or alias of this file, at any depth, that a type names. */
function declarationOf(work: Work, type: t.Node): t.Node | undefined {
  if (!t.isTSTypeReference(type) || !t.isIdentifier(type.typeName)) return undefined;
  const { name } = type.typeName;
  for (const node of work.module.parents.keys())
    if ((t.isTSInterfaceDeclaration(node) || t.isTSTypeAliasDeclaration(node)) && node.id.name === name)
      return node;
  return undefined;
}

/** The text of the type that the type of a part gives to one of its properties. */
export function typeOfKey(work: Work, type: t.Node | undefined, key: string): string | undefined {
  if (!type || !work.module.typescript) return undefined;
  if (t.isTSAnyKeyword(type)) return "any";
  const member = membersOf(work, type).get(key);
  if (member) {
    const text = textOf(work, member.type);
    return member.optional && !/\bundefined\b/.test(text) ? `${text} | undefined` : text;
  }
  if (!t.isTSTypeReference(type)) return undefined;
  const record = recordOf(type);
  if (!record) return `${textOf(work, type)}["${key}"]`;
  const text = textOf(work, record.value);
  return record.partial ? `${text} | undefined` : text;
}

/** `Record<string, string>`, `Partial<Record<string, string>>` */
function recordOf(type: t.TSTypeReference): { value: t.Node; partial: boolean } | undefined {
  if (!t.isIdentifier(type.typeName)) return undefined;
  const [first, second] = type.typeParameters?.params ?? [];
  if (type.typeName.name === "Partial" && t.isTSTypeReference(first)) {
    const record = recordOf(first);
    return record && { ...record, partial: true };
  }
  return type.typeName.name === "Record" && second ? { value: second, partial: false } : undefined;
}

/** Whether the type of a part says that one of its properties is a single text, and no list. */
export function saysSingleKey(work: Work, type: t.Node | undefined, key: string): boolean {
  if (!type || !work.module.typescript) return false;
  const member = membersOf(work, type).get(key)?.type;
  if (member) return saysSingle(work, member);
  const record = t.isTSTypeReference(type) ? recordOf(type) : undefined;
  return record !== undefined && saysSingle(work, record.value);
}

/** Whether a type says that a value is a single text (or nothing). */
export function saysSingle(work: Work, type: t.Node): boolean {
  if (t.isTSParenthesizedType(type)) return saysSingle(work, type.typeAnnotation);
  if (t.isTSUnionType(type)) return type.types.every((one) => saysSingle(work, one) || isNullish(one));
  if (t.isTSStringKeyword(type) || t.isTSLiteralType(type) || t.isTSTemplateLiteralType(type)) return true;
  const declared = declarationOf(work, type);
  return t.isTSTypeAliasDeclaration(declared) && saysSingle(work, declared.typeAnnotation);
}

function isNullish(type: t.Node): boolean {
  return t.isTSUndefinedKeyword(type) || t.isTSNullKeyword(type);
}

/** Whether a type says that a value may be a list. */
export function namesArray(work: Work, type: t.Node): boolean {
  if (t.isTSArrayType(type)) return true;
  if (t.isTSParenthesizedType(type)) return namesArray(work, type.typeAnnotation);
  if (t.isTSUnionType(type)) return type.types.some((one) => namesArray(work, one));
  if (t.isTSTypeReference(type) && t.isIdentifier(type.typeName, { name: "Array" })) return true;
  const declared = declarationOf(work, type);
  return t.isTSTypeAliasDeclaration(declared) && namesArray(work, declared.typeAnnotation);
}

/** Whether a type says that a property may be a list. */
export function namesArrayKey(work: Work, type: t.Node | undefined, key: string): boolean {
  const member = type && membersOf(work, type).get(key)?.type;
  return member !== undefined && namesArray(work, member);
}

/** Whether a type says that some property of a value may be a list. */
export function holdsArrays(work: Work, type: t.Node): boolean {
  const record = t.isTSTypeReference(type) ? recordOf(type) : undefined;
  if (record) return namesArray(work, record.value);
  return [...membersOf(work, type).values()].some((member) => namesArray(work, member.type));
}
