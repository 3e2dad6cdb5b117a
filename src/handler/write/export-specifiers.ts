/** Entries of export lists. */
import * as t from "@babel/types";
import type { ExportedName } from "../find/exports.js";
import type { Edit } from "../splice.js";

/** Whether an export list names other things too. */
export function hasOthers(exported: ExportedName): boolean {
  return (
    t.isExportSpecifier(exported.part) &&
    (exported.statement as t.ExportNamedDeclaration).specifiers.length > 1
  );
}

export function dropSpecifier(exported: ExportedName): Edit {
  const { specifiers } = exported.statement as t.ExportNamedDeclaration;
  const index = specifiers.indexOf(exported.part as t.ExportSpecifier);
  const next = specifiers[index + 1];
  if (next) return { start: exported.part.start!, end: next.start!, text: "" };
  return { start: specifiers[index - 1]!.end!, end: exported.part.end!, text: "" };
}
