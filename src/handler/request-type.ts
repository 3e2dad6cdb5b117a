/** Types of a file's own that stand for the request: `interface Signup extends NextApiRequest { body: Form }`. */
import * as t from "@babel/types";
import type { Module } from "./module.js";
import { typeArgumentsOf, visitAll } from "./syntax.js";

/** What reads otherwise on a web request, so that the author's type for it can't stay a property of the request's. */
const PARTS: ReadonlySet<string> = new Set(["body", "cookies", "headers", "query"]);

export interface OwnRequestType {
  /** The types that it gives to parts of the request; undefined where one depends on a type parameter. */
  parts: Map<string, t.TSType | undefined>;
  /** It has properties that no request has. */
  adds: boolean;
}

/** What the annotation of a request says beyond `NextApiRequest`. */
export function ownRequestType(annotation: t.Node | null | undefined, module: Module): OwnRequestType {
  const own: OwnRequestType = { parts: new Map(), adds: false };
  if (t.isTSTypeAnnotation(annotation)) collect(annotation.typeAnnotation, new Map(), own, module, 0);
  return own;
}

type Given = ReadonlyMap<string, t.TSType | undefined>;

function collect(type: t.Node, given: Given, own: OwnRequestType, module: Module, depth: number): void {
  if (depth > 5) return;
  if (t.isTSIntersectionType(type)) for (const one of type.types) collect(one, given, own, module, depth + 1);
  else if (t.isTSTypeLiteral(type)) addMembers(type.members, given, own);
  else if (t.isTSTypeReference(type) || t.isTSExpressionWithTypeArguments(type))
    collectDeclared(type, given, own, module, depth);
}

function collectDeclared(
  type: t.TSTypeReference | t.TSExpressionWithTypeArguments,
  given: Given,
  own: OwnRequestType,
  module: Module,
  depth: number,
): void {
  const name = t.isTSTypeReference(type) ? type.typeName : type.expression;
  const declared = t.isIdentifier(name) ? declarationNamed(name.name, module) : undefined;
  if (!declared) return;
  const args = (t.isTSTypeReference(type) ? typeArgumentsOf(type) : type.typeParameters?.params) ?? [];
  const inner = new Map<string, t.TSType | undefined>();
  for (const [index, parameter] of (declared.typeParameters?.params ?? []).entries()) {
    const argument = args[index] ?? parameter.default ?? undefined;
    inner.set(nameOf(parameter), argument && resolved(argument, given));
  }
  if (t.isTSTypeAliasDeclaration(declared)) {
    collect(declared.typeAnnotation, inner, own, module, depth + 1);
    return;
  }
  for (const base of declared.extends ?? []) collect(base, inner, own, module, depth + 1);
  addMembers(declared.body.body, inner, own);
}

function addMembers(members: readonly t.TSTypeElement[], given: Given, own: OwnRequestType): void {
  for (const member of members) {
    const part = redeclaredPart(member);
    if (part === undefined) own.adds = true;
    else
      own.parts.set(part, resolved((member as t.TSPropertySignature).typeAnnotation!.typeAnnotation, given));
  }
}

/** The part of the request to which a member of its type gives a type of its own. */
export function redeclaredPart(member: t.Node): string | undefined {
  if (!t.isTSPropertySignature(member) || !member.typeAnnotation || !t.isIdentifier(member.key))
    return undefined;
  return PARTS.has(member.key.name) ? member.key.name : undefined;
}

/** A type outside of the declaration whose type parameters it mentions. */
function resolved(type: t.TSType, given: Given): t.TSType | undefined {
  if (t.isTSTypeReference(type) && t.isIdentifier(type.typeName) && given.has(type.typeName.name))
    return given.get(type.typeName.name);
  let depends = false;
  visitAll(type, (inner) => {
    if (t.isTSTypeReference(inner) && t.isIdentifier(inner.typeName))
      depends ||= given.has(inner.typeName.name);
  });
  return depends ? undefined : type;
}

function nameOf(parameter: t.TSTypeParameter): string {
  const name: unknown = parameter.name;
  return typeof name === "string" ? name : (name as t.Identifier).name;
}

function declarationNamed(
  name: string,
  module: Module,
): t.TSInterfaceDeclaration | t.TSTypeAliasDeclaration | undefined {
  for (const statement of module.program.body) {
    const declared = t.isExportNamedDeclaration(statement) ? statement.declaration : statement;
    if (
      (t.isTSInterfaceDeclaration(declared) || t.isTSTypeAliasDeclaration(declared)) &&
      declared.id.name === name
    )
      return declared;
  }
  return undefined;
}
