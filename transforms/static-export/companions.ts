import type * as t from "@babel/types";
import type { ConfigCompanion } from "./finding.js";
import { type NodePath, type Path, propertyName, unwrap } from "./syntax.js";

const NAMES = ["distDir", "images.unoptimized", "typescript.ignoreBuildErrors"] as const;

/** The literal settings of the config's objects that were often written for the export's sake, or hide what it breaks. */
export function findCompanions(objects: NodePath<t.ObjectExpression>[], distDirs: Path[]): ConfigCompanion[] {
  const found: ConfigCompanion[] = distDirs.flatMap((assignment) => {
    const value = unwrap(assignment.get("right") as Path);
    const line = assignment.node.loc?.start.line ?? 1;
    return value.isStringLiteral() ? [{ name: "distDir" as const, value: value.node.value, line }] : [];
  });
  for (const object of objects) {
    for (const name of NAMES) {
      const property = lookUp(object as Path, name.split("."));
      const value = property && unwrap(property.get("value") as Path);
      if (!value || !(value.isStringLiteral() || value.isBooleanLiteral())) continue;
      if (value.node.value !== false) {
        found.push({ name, value: value.node.value, line: property.node.loc?.start.line ?? 1 });
      }
    }
  }
  return found;
}

function lookUp(object: Path, keys: string[]): Path | undefined {
  if (!object.isObjectExpression()) return undefined;
  const [key, ...rest] = keys;
  const properties = object.get("properties") as Path[];
  const property = properties.find((item) => item.isObjectProperty() && propertyName(item.node) === key);
  if (!property || rest.length === 0) return property;
  return lookUp(unwrap(property.get("value") as Path), rest);
}
