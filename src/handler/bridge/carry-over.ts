/** Sends a handler over the bridge: it stays as it is, and what the file exports answers through the adapter. */
import * as t from "@babel/types";
import { HTTP_METHODS, type HttpMethod, isMethodName, type RouteFinding } from "../contract.js";
import { withoutExportKeyword, withoutSpecifiers } from "../export-list.js";
import { positionAbove } from "../file-header.js";
import { type ExportedName, exportedNames, methodOfMisspelling } from "../find/exports.js";
import { examine, isWebStyle, type Job } from "../find/jobs.js";
import { findingAt } from "../findings.js";
import { planForbiddenExports } from "../forbidden-exports.js";
import { refuseImported } from "../importers.js";
import { planMethods } from "../methods/plan.js";
import { type Module, parseModule } from "../module.js";
import { Refusal } from "../refusal.js";
import type { RewrittenRoute } from "../rewrite.js";
import { planSegmentConfig } from "../segment-config.js";
import { applyEdits, type Edit } from "../splice.js";
import { quoted } from "../style.js";
import { isMember, propertyName, unwrap, visitAll } from "../syntax.js";

/** One handler with the names under which it is exported. */
interface Crossing {
  exported: ExportedName[];
  job?: Job;
}

/** What the edits of all handlers of a file put together. */
interface Writing {
  module: Module;
  /** The adapter's name in this file. */
  bridge: string;
  /** What the adapter is told besides the handler: `, { bodyParser: false }`. */
  settings: string;
  edits: Edit[];
  /** Lines for the end of the file. */
  lines: string[];
  taken: Set<string>;
  /** Names of the file that it doesn't have any more. */
  renamed: Set<string>;
}

/** The methods of a handler that doesn't tell: it got them all. HEAD comes to GET. */
const ALL: readonly HttpMethod[] = HTTP_METHODS.filter((method) => method !== "HEAD");

/**
 * The file with its handlers sent over the bridge. `refused` says why it can't be rewritten; `specifier` is what an import of the adapter says.
 * @returns undefined where the bridge can't carry it either: then it stays as it is
 */
export function overBridge(
  module: Module,
  refused: readonly RouteFinding[],
  specifier: string,
): RewrittenRoute | undefined {
  try {
    return carried(module, refused, specifier);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return undefined;
  }
}

function carried(
  module: Module,
  refused: readonly RouteFinding[],
  specifier: string,
): RewrittenRoute | undefined {
  const exported = exportedNames(module);
  const crossings = crossingsOf(module, exported);
  if (crossings === undefined || crossings.length === 0 || opensSocket(module)) return undefined;
  const config = planSegmentConfig(module);
  if (config.refusal || config.edge) return undefined;
  const handled = crossings.flatMap((one) => one.exported);
  if (handled.some(({ statement }) => t.isExpressionStatement(statement)) && exportsMoreByCommonJs(exported))
    return undefined;
  const forbidden = planForbiddenExports(module, new Set(["default", ...handled.map(({ name }) => name)]));
  refuseImported(module, crossings as Job[], exported, forbidden.found, new Set());

  const taken = new Set([...module.bindings.values()].map(({ identifier }) => identifier.name));
  const writing: Writing = {
    module,
    bridge: free(["bridge", "pagesBridge"], taken),
    settings:
      config.bodyParser === undefined
        ? ""
        : `, {${module.style.braceSpace}bodyParser: ${config.bodyParser}${module.style.braceSpace}}`,
    edits: [...config.edits, ...forbidden.edits],
    lines: [],
    taken,
    renamed: new Set(),
  };
  const methods = new Set<HttpMethod>();
  for (const one of crossings) for (const method of cross(one, exported, writing)) methods.add(method);
  writing.edits.push(importOf(writing, specifier));
  const code = withLines(applyEdits(module.source, writing.edits), writing);
  try {
    parseModule(code, module.context);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const all = HTTP_METHODS.filter((method) => methods.has(method));
  return {
    findings: [
      findingOf(
        crossings,
        refused,
        all,
        [...config.notes.filter((note) => !note.startsWith("The size limit")), ...forbidden.notes],
        module,
      ),
    ],
    code,
  };
}

/** @returns undefined where one of the handlers isn't for the Pages Router, or has a form that can't be put under another name */
function crossingsOf(module: Module, exported: readonly ExportedName[]): Crossing[] | undefined {
  const crossings: Crossing[] = [];
  for (const problem of examine(module, [...exported])) {
    if ("found" in problem) {
      if (problem.style !== "pages" || isWebStyle(problem.found)) return undefined;
      crossings.push({ exported: problem.exported, job: problem });
      continue;
    }
    const main = exported.find(
      ({ name, statement }) => name === "default" && statement.loc?.start.line === problem.line,
    );
    const value = main?.value && valueBehind(main.value, module);
    const isOther =
      value && (t.isClass(value) || t.isObjectExpression(value) || t.isFunction(value) || t.isLiteral(value));
    if (main === undefined || isOther || mentionsWebRequest(module)) return undefined;
    crossings.push({ exported: [main] });
  }
  return crossings;
}

function valueBehind(value: t.Node, module: Module): t.Node {
  const inner = unwrap(value);
  const declaration = t.isIdentifier(inner) ? module.bindings.get(inner)?.path.node : undefined;
  return t.isVariableDeclarator(declaration) && declaration.init ? unwrap(declaration.init) : inner;
}

/** A handler that can't be followed gets a web request, it seems. */
function mentionsWebRequest(module: Module): boolean {
  return /\b(?:NextRequest|NextResponse|Response\.json|new Response|hono)\b/.test(module.source);
}

/** `res.socket.server`: what opens a WebSocket. There is no connection of its own behind a route handler. */
function opensSocket({ program }: Module): boolean {
  let found = false;
  visitAll(program, (node) => {
    if (!isMember(node)) return;
    const object = unwrap(node.object);
    found ||= propertyName(node) === "server" && isMember(object) && propertyName(object) === "socket";
    // `const socket = res.socket as SocketServer; if (socket.server.io)`
    found ||= propertyName(node) === "io" && isMember(object) && propertyName(object) === "server";
  });
  return found;
}

function exportsMoreByCommonJs(exported: readonly ExportedName[]): boolean {
  return exported.some(
    ({ name, statement }) => t.isExpressionStatement(statement) && name !== "default" && name !== "config",
  );
}

/** Writes the edits for one handler, and gives its methods. */
function cross(
  { exported, job }: Crossing,
  all: readonly ExportedName[],
  writing: Writing,
): readonly HttpMethod[] {
  const own = new Set<HttpMethod>();
  for (const one of exported) {
    const method = isMethodName(one.name) ? one.name : methodOfMisspelling(one.name);
    if (isMethodName(one.name)) named(one, one.name, writing);
    else {
      const others = all.map(({ name }) => name).filter(isMethodName);
      const methods = method ? [method] : methodsOf(job, others, writing.module);
      local(one, methods, writing);
      for (const each of methods) own.add(each);
    }
    if (method) own.add(method);
  }
  return [...own];
}

/** Those that it surely tells apart, or all: through the bridge it gets what it always got. */
function methodsOf(
  job: Job | undefined,
  others: readonly HttpMethod[],
  module: Module,
): readonly HttpMethod[] {
  const { methods: chosen } = module.context;
  const isFree = (method: HttpMethod): boolean => !others.includes(method);
  try {
    const plan = job && planMethods(job, module, [...others]);
    if (plan?.safety === "safe") return plan.methods;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  return (chosen ?? ALL).filter(isFree);
}

/** `export const POST = withAuth(…)` is wrapped once more; a function, or a constant with a type, goes by another name. */
function named({ statement, part, value }: ExportedName, method: HttpMethod, writing: Writing): void {
  const { module, edits } = writing;
  if (t.isExportSpecifier(part) && t.isExportNamedDeclaration(statement)) {
    if (statement.source) throw new Refusal(part, "it comes from another file");
    edits.push(...withoutSpecifiers(module, statement, (one) => one === part));
    writing.lines.push(line(method, (part.local as t.Identifier).name, writing));
    return;
  }
  if (t.isVariableDeclarator(part) && part.init && t.isIdentifier(part.id) && !part.id.typeAnnotation) {
    edits.push(
      { start: part.init.start!, end: part.init.start!, text: `${writing.bridge}(` },
      { start: part.init.end!, end: part.init.end!, text: `${writing.settings})` },
    );
    return;
  }
  const id = t.isVariableDeclarator(part) ? part.id : t.isFunctionDeclaration(value) ? value.id : undefined;
  if (!t.isIdentifier(id) || !t.isExportNamedDeclaration(statement))
    throw new Refusal(part, "it has no name that could be changed");
  const name = free(
    [`handle${method[0]}${method.slice(1).toLowerCase()}`, `${method.toLowerCase()}Handler`],
    writing.taken,
  );
  rename(id, name, writing);
  edits.push(withoutExportKeyword(module, statement));
  writing.lines.push(line(method, name, writing));
}

function rename(id: t.Identifier, name: string, { module, edits, renamed }: Writing): void {
  const binding = module.bindings.get(id);
  const places = binding ? [binding.identifier, ...binding.referencePaths.map(({ node }) => node)] : [id];
  for (const place of new Set(places)) {
    if (!t.isIdentifier(place)) continue;
    const above = module.parents.get(place);
    const short = t.isObjectProperty(above) && above.shorthand ? `${place.name}: ` : "";
    const end = place.start! + place.name.length;
    edits.push({ start: place.start!, end, text: short + name });
  }
  renamed.add(id.name);
}

/** A default export, or a name that Next.js doesn't call: it becomes, or stays, a local name. */
function local(
  { name, statement, part, value }: ExportedName,
  methods: readonly HttpMethod[],
  writing: Writing,
): void {
  const { module, edits } = writing;
  const { source, style } = module;
  const end = style.semicolons ? ";" : "";
  const all = (handler: string): string[] => methods.map((method) => line(method, handler, writing));
  const inPlace = (handler: string, start: number, stop: number): void => {
    edits.push({ start, end: stop, text: all(handler).join(style.eol) });
  };
  if (t.isExportNamedDeclaration(statement)) {
    if (!t.isExportSpecifier(part)) {
      edits.push(withoutExportKeyword(module, statement));
      writing.lines.push(...all(name));
      return;
    }
    if (!statement.source) {
      edits.push(...withoutSpecifiers(module, statement, (one) => one === part));
      writing.lines.push(...all((part.local as t.Identifier).name));
      return;
    }
    const handler = free(["handler", "pagesHandler"], writing.taken);
    const from = source.slice(statement.source.start!, statement.source.end!);
    const what = part.local.name === "default" ? handler : `{ ${part.local.name} as ${handler} }`;
    const rest = withoutSpecifiers(module, statement, (one) => one === part);
    const isAlone = statement.specifiers.length === 1;
    const text = `import ${what} from ${from}${end}`;
    if (isAlone) edits.push({ start: statement.start!, end: statement.end!, text });
    else edits.push({ start: statement.start!, end: statement.start!, text: text + style.eol }, ...rest);
    writing.lines.push(...all(handler));
    return;
  }
  if (t.isExportDefaultDeclaration(statement) && t.isFunctionDeclaration(value)) {
    edits.push({ start: statement.start!, end: value.start!, text: "" });
    const isMethod = value.id && isMethodName(value.id.name);
    const handler = value.id && !isMethod ? value.id.name : free(["handler", "pagesHandler"], writing.taken);
    if (value.id && isMethod) rename(value.id, handler, writing);
    if (!value.id) {
      const head = /^(?:async\s+)?function\b/.exec(source.slice(value.start!))![0];
      const at = value.start! + head.length;
      edits.push({ start: at, end: at + (source[at] === " " ? 1 : 0), text: ` ${handler}` });
    }
    writing.lines.push(...all(handler));
    return;
  }
  if (!value || !t.isExpression(value)) {
    // A function that isn't exported at all.
    if (t.isFunctionDeclaration(statement) || t.isVariableDeclaration(statement))
      writing.lines.push(...all(name));
    else throw new Refusal(statement, "it has no form that could be put under another name");
    return;
  }
  if (t.isIdentifier(value)) {
    inPlace(value.name, statement.start!, statement.end!);
    return;
  }
  const written = source.slice(value.start!, value.end!);
  if (methods.length === 1 && t.isCallExpression(value) && !written.includes("\n")) {
    inPlace(written, statement.start!, statement.end!);
    return;
  }
  const handler = free(["handler", "pagesHandler"], writing.taken);
  edits.push(
    { start: statement.start!, end: value.start!, text: `const ${handler} = ` },
    { start: statement.end!, end: statement.end!, text: style.eol.repeat(2) + all(handler).join(style.eol) },
  );
}

function line(method: HttpMethod, handler: string, writing: Writing): string {
  const { module, bridge, settings, renamed, taken } = writing;
  const { braceSpace, eol, semicolons } = module.style;
  const end = semicolons ? ";" : "";
  const call = `${bridge}(${handler}${settings})${end}`;
  if (!module.programScope.hasOwnBinding(method) || renamed.has(method))
    return `export const ${method} = ${call}`;
  const name = free([`bridged${method[0]}${method.slice(1).toLowerCase()}`], taken);
  return `const ${name} = ${call}${eol}export {${braceSpace}${name} as ${method}${braceSpace}}${end}`;
}

/** The first name that nothing in the file has. */
function free(names: readonly string[], taken: Set<string>): string {
  const name = names.find((one) => !taken.has(one));
  if (name === undefined) throw new Refusal(undefined as never, "its names are taken");
  taken.add(name);
  return name;
}

function importOf({ module, bridge }: Writing, specifier: string): Edit {
  const { program, style } = module;
  const { braceSpace, eol, semicolons } = style;
  const what = bridge === "bridge" ? bridge : `bridge as ${bridge}`;
  const text = `import {${braceSpace}${what}${braceSpace}} from ${quoted(specifier, style)}${semicolons ? ";" : ""}`;
  const last = program.body.findLast((one) => t.isImportDeclaration(one));
  if (last) return { start: last.end!, end: last.end!, text: eol + text };
  const [first] = program.body;
  const at = first ? positionAbove(module, first) : 0;
  return { start: at, end: at, text: text + eol + eol };
}

function withLines(text: string, { module, lines }: Writing): string {
  if (lines.length === 0) return text;
  const { eol } = module.style;
  const last = /\n$/.test(module.source) ? eol : "";
  return text.trimEnd() + eol.repeat(2) + lines.join(eol) + last;
}

function findingOf(
  crossings: readonly Crossing[],
  refused: readonly RouteFinding[],
  methods: HttpMethod[],
  notes: readonly string[],
  module: Module,
): RouteFinding {
  const manual = refused.find(({ safety }) => safety === "manual")!;
  const [what, reason = ""] = manual.message.split(" It wasn't rewritten: ");
  const why = reason === "" ? "" : ` since it can't be rewritten: ${reason.replace(/\.$/, "")}`;
  const isFollowed = crossings.every(({ job }) => job !== undefined);
  const assumption = isFollowed
    ? ""
    : " It assumes that this is a handler of the Pages Router, with `req` and `res`.";
  const message = `${what} It goes over the bridge as it is,${why}.${assumption}`.replace(",.", ".");
  return findingAt(crossings[0]!.exported[0]!.statement, {
    rule: "bridge",
    safety: isFollowed ? "safe" : "unsafe",
    methods,
    message,
    notes: [...new Set([...notes, ...lostWithTheBridge(module)])],
  });
}

/** What the adapter can't give, where the file asks for it. */
function lostWithTheBridge({ program }: Module): string[] {
  const called = new Set<string>();
  visitAll(program, (node) => {
    if (t.isCallExpression(node) && isMember(node.callee)) called.add(propertyName(node.callee) ?? "");
  });
  return [
    ...(called.has("revalidate")
      ? [
          "`res.revalidate()` becomes `revalidatePath()`: pages of the app folder are made anew with the next request; pages of the pages folder aren't.",
        ]
      : []),
    ...(called.has("setPreviewData")
      ? [
          "`res.setPreviewData()` turns draft mode on: the data itself isn't carried, and its cookie has no age or path.",
        ]
      : []),
  ];
}
