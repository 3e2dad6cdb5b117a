/** The finishing pass over a repaired file: imports added and merged, and what nothing uses any more taken out. */
import * as t from "@babel/types";
import { HTTP_METHODS } from "./contract.js";
import { type HandlerShape, portHandlerTypes, withNamedHandlerType } from "./handler-types.js";
import { editImport } from "./import-clause.js";
import { isInside, type Module, parseModule } from "./module.js";
import {
  type ImportPlan,
  type NextServerNeeds,
  placeImport,
  planNextImports,
  typeImportHabit,
} from "./next-server-import.js";
import {
  importedName,
  isLookedInto,
  isPagesTypeImport,
  leftoverPagesTypes,
  pagesTypeUses,
  type TypeEdit,
} from "./pages-types.js";
import { isPure, isPureEnum } from "./purity.js";
import { type Declaration, declarationsOf, namesMentioned } from "./references.js";
import { refitted } from "./refit.js";
import { redeclaredPart } from "./request-type.js";
import { applyEdits, type Edit, removeEntries, removeStatements } from "./splice.js";
import { boundNames, isCall, isFunctionNode } from "./syntax.js";

export interface Tidied {
  code: string;
  /** The Pages Router's types that are left, and that nothing in a route file can take the place of. */
  unported: string[];
}

/**
 * Finishes the new text of a file.
 * @param before the file as it was
 * @param after its text with all handlers rewritten; names of "next/server" may be used without an import
 * @param needs what is to be imported from "next/server" if it isn't yet, "NextResponse as Reply" included. A name
 *   that the text doesn't mention is not imported.
 * @param handlers what handler types such as `NextApiHandler` become; "leave types" where other code of the file still needs them
 * @returns the text with its imports in order, without what only the old handlers used. Everything else keeps every byte.
 * @throws {SyntaxError} when `after` can't be parsed: a mistake in the rewrite.
 */
export function tidyModule(
  before: Module,
  after: string,
  needs: NextServerNeeds,
  handlers: HandlerShape | "leave types",
): Tidied {
  const wanted: NextServerNeeds = { ...needs, values: [...needs.values], types: [...needs.types] };
  const module = parseModule(after, before.context);
  if (handlers === "leave types") {
    const edits = finish(before, module, wanted, []);
    return { code: applyEdits(after, [...edits, ...refitted(before, module, edits)]), unported: [] };
  }
  const ported = portHandlerTypes(module, handlers);
  const types = [
    ...ported,
    ...replaceRequestType(before, module, wanted, ported),
    ...withoutRedeclaredParts(module, ported),
  ];
  const finishing = finish(before, module, wanted, types);
  const kept = withNamedHandlerType(
    types.filter((one) => !finishing.some((edit) => covers(edit, one))),
    module,
  );
  const edits = [...finishing, ...kept];
  return {
    code: applyEdits(after, [...edits, ...refitted(before, module, edits)]),
    unported: leftoverPagesTypes(module)
      .filter((node) => !isOfUncalled(node, module) && !edits.some((edit) => covers(edit, spanOf(node))))
      .map((node) => after.slice(node.start!, node.end!)),
  };
}

type Span = Pick<Edit, "start" | "end">;

function covers(edit: Span, place: Span): boolean {
  return edit.start <= place.start && place.end <= edit.end;
}

function spanOf(node: t.Node): Span {
  return { start: node.start!, end: node.end! };
}

/** Every `NextApiRequest` that stands for a request becomes `NextRequest`, which is then needed. */
function replaceRequestType(
  before: Module,
  module: Module,
  needs: NextServerNeeds,
  ported: readonly TypeEdit[],
): TypeEdit[] {
  const unasked = new Set<t.Node>();
  const mentioned = mentions(before);
  for (const statement of module.program.body)
    if (t.isExportNamedDeclaration(statement) && isType(statement.declaration)) {
      const { id } = statement.declaration;
      if (
        t.isIdentifier(id) &&
        !mentioned.some(({ node, names }) => names.has(id.name) && !declares(node, id.name))
      )
        unasked.add(statement);
    }
  const uses = pagesTypeUses(module).filter(
    (use) =>
      use.name === "NextApiRequest" &&
      !ported.some((edit) => covers(edit, spanOf(use.node))) &&
      !isLookedInto(module, use) &&
      !isOfUncalled(use.node, module) &&
      ![...unasked].some(
        (statement) => statement.start! <= use.node.start! && use.node.end! <= statement.end!,
      ),
  );
  if (uses.length === 0) return [];
  const name = requestTypeName(module, needs);
  return uses.map(({ node }) => ({ start: node.start!, end: node.end!, text: name, names: [name] }));
}

/** Whether a type belongs to a function that nobody calls: such a function stays as the author left it. */
function isOfUncalled(node: t.Node, module: Module): boolean {
  const statement = module.program.body.find((one) => isInside(node, one));
  const declared = t.isVariableDeclaration(statement) ? statement.declarations[0] : statement;
  const fn = t.isVariableDeclarator(declared) ? declared.init : declared;
  const name =
    t.isVariableDeclarator(declared) || t.isFunctionDeclaration(declared) ? declared.id : undefined;
  const binding = t.isIdentifier(name) ? module.bindings.get(name) : undefined;
  return isFunctionNode(fn) && binding?.referenced === false;
}

/** `interface Authed extends NextApiRequest { user: User; body: Form }`: the body of a web request can't have that type. */
function withoutRedeclaredParts(module: Module, ported: readonly TypeEdit[]): TypeEdit[] {
  const edits: TypeEdit[] = [];
  for (const { node, name } of pagesTypeUses(module)) {
    if (name !== "NextApiRequest" || ported.some((edit) => covers(edit, spanOf(node)))) continue;
    for (const member of membersBeside(node, module))
      if (redeclaredPart(member) !== undefined)
        edits.push({ ...lineOf(member, module), text: "", names: [] });
  }
  return edits;
}

/** The members of the interface that extends a type, or of the literals that are joined with it. */
function membersBeside(node: t.Node, module: Module): t.TSTypeElement[] {
  const reference = module.parents.get(node);
  const above = reference && module.parents.get(reference);
  if (t.isTSInterfaceDeclaration(above)) return above.body.body;
  if (!t.isTSIntersectionType(above)) return [];
  return above.types.flatMap((type) => (t.isTSTypeLiteral(type) ? type.members : []));
}

/** A member with the line that it has to itself, or the spaces behind it. */
function lineOf(member: t.Node, { source }: Module): Span {
  const start = source.lastIndexOf("\n", member.start!) + 1;
  const after = /^[ \t]*(?:\n|$)/.exec(source.slice(member.end!));
  if (after && source.slice(start, member.start!).trim() === "")
    return { start, end: member.end! + after[0].length };
  return { start: member.start!, end: member.end! + /^[ \t]*/.exec(source.slice(member.end!))![0].length };
}

function isType(
  node: t.Node | null | undefined,
): node is t.TSTypeAliasDeclaration | t.TSInterfaceDeclaration {
  return t.isTSTypeAliasDeclaration(node) || t.isTSInterfaceDeclaration(node);
}

/** What `NextRequest` is called in this file; it is added to the needs. */
function requestTypeName(module: Module, needs: NextServerNeeds): string {
  for (const need of [...needs.types, ...needs.values]) {
    const [imported, local = imported] = need.split(/\s+as\s+/);
    if (imported === "NextRequest" && local) return local;
  }
  for (const statement of module.program.body)
    if (t.isImportDeclaration(statement) && statement.source.value === "next/server")
      for (const specifier of statement.specifiers)
        if (t.isImportSpecifier(specifier) && importedName(specifier) === "NextRequest")
          return specifier.local.name;
  const taken = declarationsOf(module).some(({ name }) => name === "NextRequest");
  needs.types.push(taken ? "NextRequest as NextServerRequest" : "NextRequest");
  return taken ? "NextServerRequest" : "NextRequest";
}

/** A piece of the top level (a statement, or one declarator of several) and the names that it mentions. */
interface Piece {
  node: t.Node;
  /** The names that it gives to the module. */
  declares: string[];
  names: Set<string>;
  removable: boolean;
}

function mentions(module: Module): { node: t.Node; names: Set<string> }[] {
  return module.program.body.map((node) => ({ node, names: namesMentioned(module, node) }));
}

function declares(node: t.Node, name: string): boolean {
  const inner = t.isExportNamedDeclaration(node) ? node.declaration : node;
  return isType(inner) && inner.id.name === name;
}

/** Takes the top level apart, as it is with `types` in place; `protectedNames` are never removable. */
function piecesOf(
  module: Module,
  protectedNames: ReadonlySet<string>,
  types: readonly TypeEdit[] = [],
): Piece[] {
  const pieces: Piece[] = [];
  const isReplaced = (node: t.Node): boolean => types.some((edit) => covers(edit, spanOf(node)));
  const add = (node: t.Node, names: string[], removable: boolean): void => {
    const within = types.filter((edit) => node.start! <= edit.start && edit.end <= node.end!);
    pieces.push({
      node,
      declares: names,
      names: new Set([...namesMentioned(module, node, isReplaced), ...within.flatMap((edit) => edit.names)]),
      removable: removable && !names.some((name) => protectedNames.has(name)),
    });
  };
  for (const statement of module.program.body) {
    if (t.isImportDeclaration(statement)) {
      for (const specifier of statement.specifiers) add(specifier, [specifier.local.name], true);
    } else if (t.isVariableDeclaration(statement)) {
      for (const declarator of statement.declarations)
        add(
          declarator,
          boundNames(declarator.id).map(({ name }) => name),
          isRemovableVariable(module, declarator) && !hasCommentsBetween(module, statement.declarations),
        );
    } else if (isType(statement) || t.isTSDeclareFunction(statement) || t.isFunctionDeclaration(statement))
      add(statement, [statement.id?.name ?? ""], true);
    else if (t.isTSEnumDeclaration(statement))
      add(statement, [statement.id.name], isPureEnum(module, statement));
    else if (t.isClassDeclaration(statement))
      add(statement, [statement.id?.name ?? ""], isPure(module, statement));
    else add(statement, [], false);
  }
  return pieces;
}

function isRemovableVariable(module: Module, node: t.VariableDeclarator): boolean {
  const { init } = node;
  if (
    isCall(init) &&
    t.isIdentifier(init.callee, { name: "require" }) &&
    t.isStringLiteral(init.arguments[0])
  )
    return !module.programScope.hasOwnBinding("require");
  return t.isIdentifier(node.id) && isPure(module, init);
}

/** Comments between the variables of one statement: it can't be told to which they belong. */
function hasCommentsBetween(module: Module, declarations: t.VariableDeclarator[]): boolean {
  return declarations
    .slice(1)
    .some((one, index) =>
      module.comments.some(({ start, end }) => start! >= declarations[index]!.end! && end! <= one.start!),
    );
}

/** The names that something which stays mentions, directly or through others. */
function liveNames(pieces: Piece[], roots: (piece: Piece) => boolean): Set<string> {
  const byName = new Map<string, Piece[]>();
  for (const piece of pieces)
    for (const name of piece.declares) byName.set(name, [...(byName.get(name) ?? []), piece]);
  const live = new Set<string>();
  const queue = pieces.filter(roots);
  const seen = new Set(queue);
  for (let piece = queue.pop(); piece; piece = queue.pop())
    for (const name of piece.names) {
      live.add(name);
      for (const next of byName.get(name) ?? [])
        if (!seen.has(next)) {
          seen.add(next);
          queue.push(next);
        }
    }
  return live;
}

/** In JavaScript, the types in JSDoc tags are read by the type checker: `@type {Task}` needs the import of Task. */
function namesInJsDoc(module: Module): string[] {
  return module.comments
    .filter(({ type, value }) => type === "CommentBlock" && value.startsWith("*"))
    .flatMap(({ value }) => [...value.matchAll(/@\w+\s*\{([^{}]*)\}/g)])
    .flatMap(([, type = ""]) => type.replace(/import\([^)]*\)[\w.]*/g, "").match(/[A-Za-z_$][\w$]*/g) ?? []);
}

/** Names that the file gave to others, which may stay without any use of its own. */
function offeredNames(module: Module): Set<string> {
  const handlers = new Set([
    "default",
    "config",
    ...HTTP_METHODS,
    ...HTTP_METHODS.map((name) => name.toLowerCase()),
  ]);
  const offered = new Set<string>();
  const exported = new Map<t.Statement, Declaration[]>();
  for (const declaration of declarationsOf(module)) {
    const { statement } = declaration;
    exported.set(statement, [...(exported.get(statement) ?? []), declaration]);
  }
  for (const statement of module.program.body) {
    if (!t.isExportNamedDeclaration(statement) || statement.source) continue;
    for (const { name } of exported.get(statement) ?? []) if (!handlers.has(name)) offered.add(name);
    for (const specifier of statement.specifiers) {
      if (!t.isExportSpecifier(specifier)) continue;
      const name = t.isIdentifier(specifier.exported) ? specifier.exported.name : specifier.exported.value;
      if (!handlers.has(name)) offered.add(specifier.local.name);
    }
  }
  return offered;
}

function finish(before: Module, module: Module, needs: NextServerNeeds, types: readonly TypeEdit[]): Edit[] {
  const offered = offeredNames(before);
  const oldPieces = piecesOf(before, offered);
  const usedBefore = liveNames(oldPieces, (piece) => !piece.removable);
  const known = new Set(oldPieces.flatMap((piece) => piece.declares));
  const pieces = piecesOf(module, offered, types);
  const stays = (piece: Piece): boolean =>
    !piece.removable || !piece.declares.every((name) => known.has(name) && usedBefore.has(name));
  const live = liveNames(pieces, stays);
  if (!module.typescript) for (const name of namesInJsDoc(module)) live.add(name);
  const gone = new Set<t.Node>();
  for (const piece of pieces) {
    const unused = !piece.declares.some((name) => live.has(name));
    if (unused && (!stays(piece) || isUnusedPagesType(module, piece.node))) gone.add(piece.node);
  }
  const asked: NextServerNeeds = {
    values: needs.values.filter((name) => live.has(localName(name))),
    types: needs.types.filter((name) => live.has(localName(name))),
    others: needs.others?.filter(({ name }) => live.has(localName(name))),
  };
  return finishingEdits(before, module, gone, planNextImports(module, asked, typeImportHabit(before), gone));
}

/** Nothing of the Pages Router is imported into a route file just so. */
function isUnusedPagesType(module: Module, node: t.Node): boolean {
  const above = module.parents.get(node);
  return t.isImportDeclaration(above) && isPagesTypeImport(node, above);
}

function localName(need: string): string {
  return need.split(/\s+as\s+/).at(-1)!;
}

function finishingEdits(
  before: Module,
  module: Module,
  gone: ReadonlySet<t.Node>,
  nextServer: ImportPlan,
): Edit[] {
  const edits: Edit[] = [...nextServer.edits];
  const whole: t.Statement[] = [];
  for (const statement of module.program.body) {
    if (gone.has(statement)) whole.push(statement);
    else if (t.isImportDeclaration(statement) && statement.specifiers.length > 0) {
      const kept = statement.specifiers.filter((one) => !gone.has(one));
      if (nextServer.reused.has(statement)) continue;
      if (kept.length === 0) whole.push(statement);
      else if (kept.length < statement.specifiers.length && !nextServer.sources.has(statement.source.value))
        edits.push(...withoutSpecifiers(module, statement, gone));
    } else if (t.isVariableDeclaration(statement)) {
      const kept = statement.declarations.filter((one) => !gone.has(one));
      if (kept.length === 0) whole.push(statement);
      else if (kept.length < statement.declarations.length)
        edits.push(...removeEntries(statement.declarations, (one) => gone.has(one)));
    } else if (isEmptyExport(statement) && !before.program.body.some(isEmptyExport)) whole.push(statement);
    else if (t.isExportNamedDeclaration(statement)) edits.push(...settledList(before, module, statement));
  }
  const leaving = new Set(whole);
  edits.push(...placeImport(module, nextServer, leaving));
  return [...edits, ...removeStatements(module, [...leaving], { withComments: true })];
}

function isEmptyExport(node: t.Statement): boolean {
  return (
    t.isExportNamedDeclaration(node) && !node.declaration && !node.source && node.specifiers.length === 0
  );
}

/** Spaces and a comma that entries taken out of an export list have left. */
function settledList(before: Module, module: Module, node: t.ExportNamedDeclaration): Edit[] {
  const [first, last] = [node.specifiers[0], node.specifiers.at(-1)];
  const text = module.source.slice(node.start!, node.end!);
  if (!first || !last || /\n|\/[/*]/.test(text) || before.source.includes(text)) return [];
  const inside = /\{([ \t]*)/.exec(text)![1]!;
  const end = node.start! + text.indexOf("}", last.end! - node.start!);
  return [
    { start: first.start! - inside.length, end: first.start!, text: module.style.braceSpace },
    { start: last.end!, end, text: module.style.braceSpace },
  ];
}

function withoutSpecifiers(module: Module, node: t.ImportDeclaration, gone: ReadonlySet<t.Node>): Edit[] {
  const names = node.specifiers
    .filter((one) => t.isImportSpecifier(one) && !gone.has(one))
    .map((one) => ({ node: one, text: module.source.slice(one.start!, one.end!) }));
  return editImport(module, node, node.importKind === "type", names, gone);
}
