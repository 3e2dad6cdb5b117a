/** The members of strings and arrays that routing code uses. */
import type * as t from "@babel/types";
import { execBounded } from "../bounded-regexp.js";
import { callFunction } from "./calls.js";
import { isFree, isTruthy } from "./operators.js";
import type { Run } from "./run.js";
import {
  isObject,
  isUnknown,
  join,
  type List,
  list,
  native,
  type Pattern,
  type Text,
  toText,
  type Unknown,
  unknown,
  type Value,
} from "./values.js";

/** A member of a known string; `undefined` where nothing is known of it. */
export function stringMember(text: string, name: string, run: Run): Value {
  if (name === "length") return text.length;
  const index = Number(name);
  if (Number.isInteger(index)) return text[index];
  const plain = PLAIN.has(name);
  return native((args) => {
    if (plain && args.every((arg) => !isObject(arg))) {
      const method = text[name as "slice"] as unknown as (...args: unknown[]) => string | number | string[];
      const result = method.apply(text, args);
      return Array.isArray(result) ? list(result) : result;
    }
    const [first, second] = args;
    if (isPattern(first)) {
      const found = execBounded(first.regexp, text);
      if (found !== undefined) {
        if (name === "match") return found === null ? null : list([...found]);
        if (name === "search") return text.search(first.regexp);
        if (/^replace/.test(name) && typeof second === "string") return text.replace(first.regexp, second);
        if (name === "split") return list(text.split(first.regexp));
      }
    }
    return unknown(`….${name}(…)`, isFree(text, ...args, run));
  });
}

const PLAIN = new Set([
  "startsWith",
  "endsWith",
  "includes",
  "indexOf",
  "lastIndexOf",
  "slice",
  "substring",
  "substr",
  "split",
  "replace",
  "replaceAll",
  "toLowerCase",
  "toUpperCase",
  "trim",
  "trimStart",
  "trimEnd",
  "charAt",
  "at",
  "concat",
  "padStart",
  "toString",
]);

/** A member of a string with holes: only what its known beginning decides. */
export function textMember(text: Text, name: string, run: Run): Value {
  return native((args) => {
    const [first] = args;
    const [start] = text.parts;
    if (name === "toString") return text;
    if (name === "startsWith" && typeof start === "string" && typeof first === "string") {
      if (start.startsWith(first)) return true;
      if (!first.startsWith(start)) return false;
    }
    return unknown(`….${name}(…)`, isFree(text, ...args, run));
  });
}

export function patternMember({ regexp }: Pattern, name: string, run: Run): Value {
  if (name === "source") return regexp.source;
  return native((args) => {
    const [first] = args;
    if (typeof first === "string") {
      if (name === "test") {
        const found = execBounded(regexp, first);
        if (found !== undefined) return found !== null;
      }
      const found = name === "exec" ? matched(first, regexp) : undefined;
      if (found !== undefined) return found;
    }
    return unknown(`${regexp}.${name}(…)`, isFree(...args, run));
  });
}

function matched(text: string, regexp: RegExp): Value {
  const found = execBounded(regexp, text);
  return found === null ? null : found && list([...found]);
}

/** A member of an array or a Set. What unknown items would decide stays unknown. */
export function listMember(owner: List, name: string, run: Run): Value {
  if (name === "length" || name === "size") {
    return owner.items.some(isSpread) ? unknown(`….${name}`, false) : owner.items.length;
  }
  const index = Number(name);
  if (Number.isInteger(index)) {
    return owner.items.slice(0, index + 1).some(isSpread) ? unknown(`…[${name}]`, false) : owner.items[index];
  }
  return native((args, site) => {
    const result = listMethod(owner, name, args, site, run);
    return result === undefined
      ? unknown(`….${name}(…)`, isFree(...owner.items, ...args, run))
      : result.value;
  });
}

function listMethod(
  owner: List,
  name: string,
  args: Value[],
  site: t.Node,
  run: Run,
): { value: Value } | undefined {
  const [first] = args;
  const each = (item: Value, index: number) => callFunction(first, [item, index, owner], site, run);
  switch (name) {
    case "some":
    case "find":
    case "findLast":
      for (const [index, item] of owner.items.entries()) {
        if (isSpread(item)) return undefined;
        if (isTruthy(each(item, index), site, run)) return { value: name === "some" ? true : item };
      }
      return { value: name === "some" ? false : undefined };
    case "every":
      for (const [index, item] of owner.items.entries()) {
        if (isSpread(item)) return undefined;
        if (!isTruthy(each(item, index), site, run)) return { value: false };
      }
      return { value: true };
    case "includes":
    case "has":
      if (isObject(first)) return undefined;
      if (owner.items.includes(first)) return { value: true };
      return owner.items.some(isObject) ? undefined : { value: false };
    case "map":
    case "flatMap":
      return {
        value: list(
          owner.items
            .map((item, index) => (isSpread(item) ? item : each(item, index)))
            .flatMap((item) =>
              name === "flatMap" && isObject(item) && item.kind === "list" ? item.items : [item],
            ),
        ),
      };
    case "filter":
      return {
        value: list(
          owner.items.filter((item, index) => isSpread(item) || isTruthy(each(item, index), site, run)),
        ),
      };
    case "forEach":
      owner.items.forEach(each);
      return { value: undefined };
    case "concat":
      return { value: list([...owner.items, ...args.flatMap((arg) => spreadItems(arg))]) };
    case "slice":
      if (owner.items.some(isSpread) || args.some((arg) => typeof arg !== "number" && arg !== undefined))
        return undefined;
      return { value: list(owner.items.slice(...(args as number[]))) };
    case "join":
      if (owner.items.some(isSpread) || isObject(first)) return undefined;
      return {
        value: owner.items
          .map(toText)
          .reduce((all, item, index) => join(all, index > 0 ? String(first ?? ",") : "", item), ""),
      };
    case "push":
      owner.items.push(...args);
      return { value: owner.items.length };
    case "at":
      return typeof first === "number" && !owner.items.some(isSpread)
        ? { value: owner.items.at(first) }
        : undefined;
    case "indexOf":
      return owner.items.some(isObject) || isObject(first)
        ? undefined
        : { value: owner.items.indexOf(first) };
    default:
      return undefined;
  }
}

/** The items that `...value` puts into an array. */
export function spreadItems(value: Value): Value[] {
  if (isObject(value) && value.kind === "list") return value.items;
  if (isUnknown(value)) return [{ ...value, spread: true }];
  if (!isObject(value)) return value === null || value === undefined || value === false ? [] : [value];
  return [{ ...unknown("…", false), spread: true }];
}

function isSpread(value: Value): value is Unknown {
  return isUnknown(value) && value.spread === true;
}

function isPattern(value: Value): value is Pattern {
  return isObject(value) && value.kind === "pattern";
}
