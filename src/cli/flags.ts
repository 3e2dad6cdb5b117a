import { HTTP_METHODS, type HttpMethod } from "../handler/contract.js";
import type { RouteStyle } from "../plan/contract.js";
import { FORMATS, type Format } from "../report/formats.js";
import { closest } from "./closest.js";
import { UsageError } from "./usage-error.js";

/** The options of the commands that look at a repo, as commander gives them. */
export interface RawFlags {
  dryRun?: boolean;
  yes?: boolean;
  unsafe?: boolean;
  rule?: string[];
  skip?: string[];
  methods?: string;
  format?: string;
  output?: string;
  allowDirty?: boolean;
  plan?: string;
  html?: string;
  style?: string;
  exact?: boolean;
  bridge?: boolean;
}

/** The same, checked. */
export interface Flags {
  dryRun: boolean;
  yes: boolean;
  unsafe: boolean;
  allowDirty: boolean;
  format: Format;
  rules?: string[];
  skip?: string[];
  methods?: HttpMethod[];
  style?: RouteStyle;
  /** Read requests to the letter of the Pages Router. */
  exact?: boolean;
  /** Send handlers that can't be rewritten over a bridge. */
  bridge?: boolean;
  /** Instead of all else: move the handlers of pages/api. */
  migrate?: boolean;
  /** Where the plan and the review page go. */
  plan?: string;
  html?: string;
}

/**
 * Takes the flags as typed, and the ids of all rules and styles. @throws {UsageError} that names the wrong value and what there is.
 */
export function checkedFlags(raw: RawFlags, ruleIds: string[]): Flags {
  const rules = ruleList("--rule", raw.rule, ruleIds);
  const skip = ruleList("--skip", raw.skip, ruleIds);
  const methods = raw.methods === undefined ? undefined : methodList(raw.methods);
  const style = raw.style === undefined ? undefined : styleOf(raw.style);
  const asked = style === undefined ? rules?.find((id) => STYLES.some((one) => one === id)) : undefined;
  if (asked !== undefined) throw new UsageError(`${asked} is a style: add --style ${asked}.`);
  return {
    dryRun: raw.dryRun ?? false,
    yes: raw.yes ?? false,
    unsafe: raw.unsafe ?? false,
    allowDirty: raw.allowDirty ?? false,
    format: formatOf(raw.format ?? "text"),
    ...(rules ? { rules } : {}),
    ...(skip ? { skip } : {}),
    ...(methods ? { methods } : {}),
    ...(style ? { style } : {}),
    ...(raw.exact ? { exact: true } : {}),
    ...(raw.bridge ? { bridge: true } : {}),
    ...(raw.plan === undefined ? {} : { plan: raw.plan }),
    ...(raw.html === undefined ? {} : { html: raw.html }),
  };
}

/** The list in a comma-separated option that may be given several times. */
export function collected(value: string, before: string[] = []): string[] {
  return [...before, ...listed(value)];
}

function listed(value: string): string[] {
  return value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** @throws {UsageError} for an id that is no rule's */
export function checkedRule(id: string, ruleIds: string[]): string {
  if (ruleIds.includes(id)) return id;
  const near = closest(id, ruleIds);
  const hint = near === undefined ? `The rules are: ${ruleIds.join(", ")}.` : `Did you mean ${near}?`;
  throw new UsageError(`There is no rule "${id}". ${hint} "route-codemod list" shows them all.`);
}

function ruleList(option: string, ids: string[] | undefined, ruleIds: string[]): string[] | undefined {
  if (ids === undefined) return undefined;
  if (ids.length === 0) throw new UsageError(`${option} needs the id of a rule: ${ruleIds.join(", ")}.`);
  return ids.map((id) => checkedRule(id, ruleIds));
}

function methodList(value: string): HttpMethod[] {
  const typed = listed(value).map((name) => name.toUpperCase());
  const known: readonly string[] = HTTP_METHODS;
  const wrong = typed.find((name) => !known.includes(name));
  if (wrong !== undefined || typed.length === 0) {
    throw new UsageError(
      `--methods takes a list such as GET,POST, not "${value}". Next knows ${HTTP_METHODS.join(", ")}.`,
    );
  }
  return HTTP_METHODS.filter((method) => typed.includes(method));
}

const STYLES: readonly RouteStyle[] = ["make-route"];

function styleOf(value: string): RouteStyle {
  const style = STYLES.find((one) => one === value);
  if (style !== undefined) return style;
  throw new UsageError(`There is no style "${value}". There is: ${STYLES.join(", ")}.`);
}

function formatOf(value: string): Format {
  const format = FORMATS.find((one) => one === value);
  if (format !== undefined) return format;
  throw new UsageError(`There is no format "${value}". The formats are: ${FORMATS.join(", ")}.`);
}
