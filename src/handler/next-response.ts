/** What `NextResponse` is called in a file. */
import * as t from "@babel/types";
import { freeName, type Module } from "./module.js";

/** What it is called, and how it is to be imported if it isn't yet: `NextResponse as NextServerResponse`. */
export function nextResponseIn(module: Module): { local: string; imported: string } {
  if (!isTaken(module)) return { local: importedAs(module) ?? "NextResponse", imported: "NextResponse" };
  const local = freeName(module, ["NextServerResponse"]);
  return { local, imported: `NextResponse as ${local}` };
}

/** A local thing called NextResponse that isn't Next's. */
function isTaken(module: Module): boolean {
  for (const [, binding] of module.bindings) {
    if (binding.identifier.name !== "NextResponse") continue;
    const above = binding.path.parent;
    if (t.isImportDeclaration(above) && above.source.value === "next/server") continue;
    return true;
  }
  return false;
}

function importedAs(module: Module): string | undefined {
  for (const statement of module.program.body)
    if (t.isImportDeclaration(statement) && statement.source.value === "next/server")
      for (const specifier of statement.specifiers)
        if (t.isImportSpecifier(specifier) && t.isIdentifier(specifier.imported, { name: "NextResponse" }))
          return specifier.local.name;
  return undefined;
}
