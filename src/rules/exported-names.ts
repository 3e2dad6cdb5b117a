/** Under which names a module exports something. */
import type * as t from "@babel/types";

export interface ExportedNames {
  names: Set<string>;
  /** `module.exports = …` */
  commonJs: boolean;
  /** `export const { GET, ...rest } = …`: there may be more names. */
  open: boolean;
  /** Those of `names` that `export const { notAllowed: PUT } = makeRoute(…)` takes: they answer 405. */
  refused: Set<string>;
  /** What `export * from …` names: its names are exported too. */
  handedOn: string[];
}

export function exportsOf(program: t.Program): ExportedNames {
  const names = new Set<string>();
  const refused = new Set<string>();
  let commonJs = false;
  let open = false;
  const handedOn: string[] = [];
  for (const statement of program.body) {
    if (statement.type === "ExportDefaultDeclaration") names.add("default");
    if (statement.type === "ExportAllDeclaration" && statement.exportKind !== "type")
      handedOn.push(statement.source.value);
    if (statement.type === "ExportNamedDeclaration" && statement.exportKind !== "type") {
      for (const name of declaredNames(statement.declaration)) names.add(name);
      for (const name of refusedNames(statement.declaration)) refused.add(name);
      open ||= declaresMore(statement.declaration);
      for (const { exported } of statement.specifiers) {
        names.add(exported.type === "Identifier" ? exported.name : exported.value);
      }
    }
    if (statement.type === "ExpressionStatement" && statement.expression.type === "AssignmentExpression") {
      const { left } = statement.expression;
      if (left.type !== "MemberExpression" || left.property.type !== "Identifier") continue;
      const owner = left.object.type === "Identifier" ? left.object.name : "";
      if (owner === "module" && left.property.name === "exports") commonJs = true;
      if (owner === "exports") names.add(left.property.name);
    }
  }
  return { names, commonJs, open, refused, handedOn };
}

/** A pattern from which more names come than are read. */
function declaresMore(declaration: t.Declaration | null | undefined): boolean {
  if (declaration?.type !== "VariableDeclaration") return false;
  return declaration.declarations.some(
    ({ id }) =>
      id.type === "ArrayPattern" ||
      (id.type === "ObjectPattern" &&
        id.properties.some(
          (property) => property.type !== "ObjectProperty" || property.value.type !== "Identifier",
        )),
  );
}

function refusedNames(declaration: t.Declaration | null | undefined): string[] {
  if (declaration?.type !== "VariableDeclaration") return [];
  return declaration.declarations.flatMap(({ id, init }) =>
    id.type === "ObjectPattern" && isMakeRouteCall(init) ? refusedProperties(id).map(({ name }) => name) : [],
  );
}

export function isMakeRouteCall(node: t.Node | null | undefined): node is t.CallExpression {
  return (
    node?.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "makeRoute"
  );
}

/** `notAllowed: PUT` in a pattern, with the name that it binds. */
export function refusedProperties(pattern: t.ObjectPattern): { name: string; property: t.Node }[] {
  return pattern.properties.flatMap((property) => {
    if (property.type !== "ObjectProperty" || property.value.type !== "Identifier") return [];
    const { key, computed } = property;
    const isRefused = !computed && key.type === "Identifier" && key.name === "notAllowed";
    return isRefused ? [{ name: property.value.name, property }] : [];
  });
}

function declaredNames(declaration: t.Declaration | null | undefined): string[] {
  if (declaration?.type === "FunctionDeclaration") return declaration.id ? [declaration.id.name] : [];
  if (declaration?.type !== "VariableDeclaration") return [];
  return declaration.declarations.flatMap(({ id }) => {
    if (id.type === "Identifier") return [id.name];
    if (id.type !== "ObjectPattern") return [];
    return id.properties.flatMap((property) =>
      property.type === "ObjectProperty" && property.value.type === "Identifier" ? [property.value.name] : [],
    );
  });
}
