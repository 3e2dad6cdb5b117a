/** Reading and writing members. */
import { listMember, patternMember, stringMember, textMember } from "./builtins.js";
import type { Run } from "./run.js";
import { isObject, isUnknown, type Unknown, unknown, type Value } from "./values.js";

/** The member `key` of a value. A member that isn't known is the same unknown each time, so that it is decided once. */
export function memberOf(owner: Value, key: Value, run: Run): Value {
  if (isUnknown(key) || (isObject(key) && key.kind !== "text")) {
    return unknown("…[…]", false);
  }
  if (isObject(key)) return unknown("…[…]", false);
  const name = String(key);
  if (typeof owner === "string") return stringMember(owner, name, run);
  if (!isObject(owner)) return undefined;
  switch (owner.kind) {
    case "text":
      return textMember(owner, name, run);
    case "pattern":
      return patternMember(owner, name, run);
    case "list":
      return listMember(owner, name, run);
    case "fields": {
      if (owner.values.has(name)) return owner.values.get(name);
      const computed = owner.computed?.(name);
      if (computed !== undefined) return computed;
      return owner.rest === undefined ? undefined : unknownMember(owner.rest, name);
    }
    case "native":
      return owner.members?.get(name) ?? unknown(name, false);
    case "closure":
      return unknown(name, false);
    case "unknown":
      return unknownMember(owner, name);
  }
}

function unknownMember(owner: Unknown, name: string): Value {
  const known = owner.members.get(name);
  if (known !== undefined) return known;
  const made = unknown(`${owner.text}.${name}`, owner.varies);
  if (owner.imported !== undefined) {
    made.imported = { module: owner.imported.module, name: `${owner.imported.name}.${name}` };
  }
  owner.members.set(name, made);
  return made;
}

export function setMember(owner: Value, key: Value, value: Value): void {
  if (!isObject(owner) || isObject(key)) return;
  if (owner.kind === "fields") owner.values.set(String(key), value);
  else if (owner.kind === "unknown") owner.members.set(String(key), value);
}
