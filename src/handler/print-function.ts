/** Prints a converted function under the name and in the form that it gets. */
import * as t from "@babel/types";
import type { Converted } from "./conversion.js";
import type { Module } from "./module.js";
import { columns, createPrinter, indentAt, reindent, release } from "./print.js";
import { ownRequestType } from "./request-type.js";
import type { PathParameter } from "./segments.js";
import { typeArgumentsOf } from "./syntax.js";

export interface FunctionForm {
  /** `GET`: a declaration of that name. Without: an expression, or the declaration's own name. */
  name?: string;
  exported: boolean;
  /** NextRequest or Request; in JavaScript no type is written. */
  requestType: string;
  /** The annotation of the variable that holds it. */
  annotation?: string;
  /** Statements for the top of the body. */
  top?: string[];
}

/** The text of a converted function. Lines after the first are indented as in the source. */
export function printFunction(converted: Converted, form: FunctionForm, module: Module): string {
  const { fn, residual } = converted;
  const printer = createPrinter(module, residual);
  const asynchronous = converted.async || (form.top?.length ?? 0) > 0 ? "async " : "";
  const generics = fn.typeParameters ? printer.node(fn.typeParameters) : "";
  const list = printParameters(converted, form, module);
  const returns = printReturnType(converted, module);
  const body = printBody(converted, form, module);
  const exported = form.exported ? "export " : "";
  const end = module.style.semicolons ? ";" : "";
  const [head, tail] = ((): [head: string, tail: string] => {
    if (t.isArrowFunctionExpression(fn))
      return form.name
        ? [
            `${exported}const ${form.name}${form.annotation ?? ""} = ${asynchronous}${generics}`,
            `${body}${end}`,
          ]
        : [`${asynchronous}${generics}`, body];
    if ((t.isObjectMethod(fn) || t.isClassMethod(fn)) && !form.name)
      return [`${modifiers(fn, module)}${asynchronous}${printer.node(fn.key)}${generics}`, body];
    const name = form.name ?? (!t.isObjectMethod(fn) && !t.isClassMethod(fn) && fn.id ? fn.id.name : "");
    return [`${exported}${asynchronous}function ${name}${generics}`, body];
  })();
  const arrow = t.isArrowFunctionExpression(fn) ? " =>" : "";
  const before = form.name || form.exported ? indentAt(module.source, fn.start!) : lineBefore(fn, module);
  const opened = t.isBlockStatement(fn.body) ? `${arrow} {` : arrow;
  const parameters = parameterList(list, `${before}${head}`, `${returns}${opened}`, fn, module);
  const front = `${head}${parameters}${returns}${arrow}`;
  return release(`${front}${behindArrow(tail, `${before}${front}`, converted, module)}`);
}

/** `private static `: what stands in front of a method's name, but for `async`. */
function modifiers(fn: t.ObjectMethod | t.ClassMethod, { source }: Module): string {
  return source.slice(fn.start!, fn.key.start!).replace(/\basync\s+/, "");
}

/** A body that doesn't fit behind its arrow stands on lines of its own, unless braces or a template hold it there. */
function behindArrow(body: string, before: string, { fn, residual }: Converted, module: Module): string {
  const { style } = module;
  const isNew = t.isArrowFunctionExpression(fn) && residual.replaced.has(fn.body);
  const line = `${before.split("\n").at(-1)} ${body.split("\n")[0]!.replace(/;$/, "")}`;
  if (!isNew || /^[{([`]/.test(body) || (!body.includes("\n") && columns(line) <= style.width))
    return ` ${body}`;
  const outer = indentAt(module.source, fn.start!);
  return `\n${outer}${style.indent}${reindent(body, outer, outer + style.indent)}`;
}

/** What stands in front of a function on its line. */
function lineBefore(fn: t.Node, module: Module): string {
  return module.source.slice(module.source.lastIndexOf("\n", fn.start! - 1) + 1, fn.start!);
}

/** The parameters in their parentheses: on one line, or, where that gets too long, each on its own. */
function parameterList(list: string[], before: string, after: string, fn: t.Node, module: Module): string {
  const { style } = module;
  const flat = `(${list.join(", ")})`;
  const line = `${before}${flat}${after}`;
  if (list.length < 2 || flat.includes("\n") || columns(line) <= style.width) return flat;
  const outer = indentAt(module.source, fn.start!);
  const lines = list.map((parameter) => `\n${outer}${style.indent}${parameter}`).join(",");
  return `(${lines}${style.argumentComma ? "," : ""}\n${outer})`;
}

/** The parameters; the request's name only where something reads it. */
function printParameters(converted: Converted, form: FunctionForm, module: Module): string[] {
  const { fn, roles, residual } = converted;
  const printer = createPrinter(module, residual);
  const printed: string[] = [];
  const type = (text: string): string => (module.typescript ? `: ${text}` : "");
  const params = converted.summary.params;
  const usesRequest = converted.summary.request;
  const context = params ? printContext(converted, module) : undefined;
  for (const [index, parameter] of fn.params.entries()) {
    if (index === roles.request) {
      if (usesRequest) {
        const own =
          t.isIdentifier(parameter) && t.isTSTypeAnnotation(parameter.typeAnnotation)
            ? parameter.typeAnnotation
            : undefined;
        // An argument of a call is typed by what the call takes.
        const typedByCall = !own && t.isCallExpression(module.parents.get(fn)) && form.name === undefined;
        const kept = typedByCall
          ? ""
          : own && isOwnRequestType(own, module)
            ? printer.node(own)
            : type(form.requestType);
        printed.push(`${converted.requestName}${kept}`);
        if (context) printed.push(context);
      }
    } else if (index === roles.response) {
      if (converted.summary.headers) printed.push(`headers${type("Headers")}`);
    } else if (!roles.unused?.includes(index)) printed.push(printer.node(parameter));
  }
  if (roles.request === undefined && context)
    printed.unshift(`${converted.requestName}${type(form.requestType)}`, context);
  return printed;
}

/** An interface of the file that extends the request's type stays, unless it says only what other types say now. */
function isOwnRequestType(annotation: t.TSTypeAnnotation, module: Module): boolean {
  const type = annotation.typeAnnotation;
  const { parts, adds } = ownRequestType(annotation, module);
  if (parts.size > 0 && !adds) return false;
  if (t.isTSIntersectionType(type)) return true;
  if (!t.isTSTypeReference(type) || !t.isIdentifier(type.typeName)) return false;
  const { name } = type.typeName;
  if (name === "NextRequest") return true;
  return module.program.body.some((statement) => {
    const declared = t.isExportNamedDeclaration(statement) ? statement.declaration : statement;
    return (
      (t.isTSInterfaceDeclaration(declared) || t.isTSTypeAliasDeclaration(declared)) &&
      declared.id.name === name
    );
  });
}

function printContext(converted: Converted, module: Module): string {
  const { paramsName } = converted.request;
  const { braceSpace } = module.style;
  const pattern = `{${braceSpace}${paramsName === "params" ? "params" : `params: ${paramsName}`}${braceSpace}}`;
  if (!module.typescript) return pattern;
  const { isShared, request, pathParameters } = converted;
  const isAny = isShared && request.query === "all";
  return `${pattern}: ${contextType(isAny ? "any" : pathParameters, module.context.next)}`;
}

/**
 * The type of a route handler's second argument: `params` is a promise from Next 15 on (measured on Next 14, 15 and 16).
 * @param parameters "any" for those of any route
 */
export function contextType(parameters: readonly PathParameter[] | "any", next = 16): string {
  const shape = parameters === "any" ? ANY_PARAMETERS : shapeOf(parameters);
  return `{ params: ${next >= 15 ? `Promise<${shape}>` : shape} }`;
}

const ANY_PARAMETERS = "Record<string, string | string[] | undefined>";

function shapeOf(parameters: readonly PathParameter[]): string {
  const fields = parameters.map(({ name, kind }) => {
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
    return `${key}${kind === "optional" ? "?" : ""}: ${kind === "one" ? "string" : "string[]"}`;
  });
  return `{ ${fields.join("; ")} }`;
}

function printReturnType(converted: Converted, module: Module): string {
  const { fn, replies } = converted;
  const annotation = fn.returnType;
  if (!t.isTSTypeAnnotation(annotation)) return "";
  const wrap = (type: string): string => (converted.async ? `: Promise<${type}>` : `: ${type}`);
  const text = module.source.slice(annotation.typeAnnotation.start!, annotation.typeAnnotation.end!);
  if (isOwnAnswerType(converted, text) || replies.replies === "never") {
    if (converted.summary.becameAsync) return `: Promise<${text}>`;
    return `: ${text}`;
  }
  if (replies.replies === "always") return replies.silentWay ? "" : wrap("Response");
  if (replies.guard === "null") return wrap("Response | null");
  const inner = promised(annotation.typeAnnotation);
  const members = (t.isTSUnionType(inner) ? inner.types : [inner])
    .filter(
      (type) =>
        !t.isTSNullKeyword(type) &&
        !t.isTSUndefinedKeyword(type) &&
        !t.isTSVoidKeyword(type) &&
        !(t.isTSLiteralType(type) && t.isBooleanLiteral(type.literal)),
    )
    .map((type) => module.source.slice(type.start!, type.end!));
  return wrap([...members, "Response"].join(" | "));
}

/** The author's own type for a function that gave Responses already: `Promise<NextResponse<Task>>`. */
function isOwnAnswerType({ roles }: Converted, text: string): boolean {
  return roles.response === undefined && /\b(?:Next)?Response\b/.test(text);
}

function promised(type: t.TSType): t.TSType {
  if (!t.isTSTypeReference(type) || !t.isIdentifier(type.typeName, { name: "Promise" })) return type;
  return typeArgumentsOf(type)[0] ?? type;
}

function printBody(converted: Converted, form: FunctionForm, module: Module): string {
  const { fn, residual, request } = converted;
  const printer = createPrinter(module, residual);
  const end = module.style.semicolons ? ";" : "";
  const outer = indentAt(module.source, fn.start!);
  const inner = outer + module.style.indent;
  const top = form.top ?? [];
  if (t.isBlockStatement(fn.body)) {
    const text = printer.node(fn.body);
    if (top.length === 0) return text;
    const lines = top.map((line) => `\n${inner}${line}`).join("");
    return text === "{}" ? `{${lines}\n${outer}}` : `{${lines}${text.slice(1)}`;
  }
  const value = printer.node(fn.body);
  const needsBraces = t.isObjectExpression(fn.body) && !residual.replaced.has(fn.body);
  if (request.front.length === 0 && top.length === 0) return needsBraces ? `(${value})` : value;
  const front = [...top, ...request.front.map((parts) => printer.parts(parts, inner))];
  return `{\n${front.map((line) => inner + line).join("\n")}\n${inner}return ${value}${end}\n${outer}}`;
}
