/** The text that reads the body of a web request as the Pages Router would have given it. */
import * as t from "@babel/types";
import { DEPARTURES } from "../departures.js";
import { boundNames, isCall, isMember, propertyName, unwrap } from "../syntax.js";
import { emptinessShows } from "./body-emptiness.js";
import { kindsOfBody, mentionsOfBody, readWhole } from "./body-kinds.js";
import { isEmptyObject, onlyTruthCounts } from "./flow.js";
import { isGuarded, type Same, sameWords } from "./presence.js";
import { repetitionShowsOf } from "./repetition.js";
import type { Use } from "./uses.js";
import { requestText, stringText } from "./wording.js";
import { bring, note, parentOf, type Work, withCasts } from "./work.js";

/** How the body is read: the text that reads it, and what the result is called. */
export interface Reader {
  text: string;
  /** The same over several lines. */
  broken?: string;
  kind: "await" | "operation" | "access";
  /** The text is cast to the author's type. */
  cast?: boolean;
  names: string[];
  /** Statements that it needs in front. */
  before: string[];
}

/** The reader that fits what the function does with the body. */
export function readerFor(work: Work, uses: readonly Use[]): Reader {
  const whole = readWhole(work, uses);
  if (whole) {
    const [read, ...names] =
      whole === "form" ? ["formData", "formData", "form"] : ["arrayBuffer", "body", "bytes"];
    return { text: `await ${reading(work)}.${read}()`, kind: "await", names, before: [] };
  }
  const { json, text, form } = kindsOfBody(work, uses);
  if (!json)
    return { text: `await ${reading(work)}.text()`, kind: "await", names: ["text", "rawBody"], before: [] };
  if (form && text) return anyReader(work);
  if (form) return formReader(work, uses);
  if (text) return textOrJsonReader(work);
  const empty = emptyFor(work, uses);
  return {
    text: jsonText(work, empty),
    broken: chain(work, ".json()", `.catch(() => ${empty})`),
    kind: "await",
    names: NAMES,
    before: [],
  };
}

const NAMES = ["body", "requestBody", "payload"];

/** What is read: a clone where somebody else reads it as well. */
function reading(work: Work): string {
  return requestText(work) + (work.view.cloneBody ? ".clone()" : "");
}

function chain(work: Work, ...calls: string[]): string {
  const all = work.view.cloneBody ? [".clone()", ...calls] : calls;
  return [`await ${requestText(work)}`, ...all].join(`\n${work.style.indent}`);
}

function jsonText(work: Work, empty: string): string {
  return `await ${reading(work)}.json().catch(() => ${empty})`;
}

/**
 * What stands for an empty body: the Pages Router gives `{}` where it has the content type of JSON, and "" without one.
 * Who only passes the body on gets an object; to a handler that asks whether there is one, it is missing.
 */
function emptyFor(work: Work, uses: readonly Use[]): string {
  const there = provenBy(work, uses);
  const mentions = uses.flatMap((use) => mentionsOfBody(work, use));
  const shows =
    mentions.some((node) => emptinessShows(work, node, there)) ||
    uses.some(({ target }) => t.isArrayPattern(target));
  if (!shows) return uses.length === 1 && fallsBackToEmpty(work, uses[0]!) ? "null" : "({})";
  if (work.module.context.exact)
    return `(${requestText(work)}.headers.has(${contentType(work)}) ? {} : ${stringText(work, "")})`;
  const isMissing = !uses.some(({ target }) => t.isPattern(target)) && mayBeMissing(work, mentions);
  note(work, isMissing ? DEPARTURES.emptyIsMissing : DEPARTURES.emptyIsObject);
  return isMissing ? "null" : "({})";
}

/** Whether the function asks if there is a body, and takes nothing out of it where there may be none. */
function mayBeMissing(work: Work, mentions: readonly t.Node[]): boolean {
  const same = sameBody(work, mentions);
  const asked = mentions.some((node) => onlyTruthCounts(work, withCasts(work, node)));
  return (
    asked &&
    mentions.every((node) => {
      const outer = withCasts(work, node);
      const above = parentOf(work, outer);
      const takes =
        (isMember(above) && above.object === outer && !above.optional) ||
        (t.isVariableDeclarator(above) && t.isPattern(above.id)) ||
        (t.isSpreadElement(above) && !t.isObjectExpression(parentOf(work, above))) ||
        (t.isForOfStatement(above) && above.right === outer) ||
        isCalledUpon(work, outer);
      return !takes || isGuarded(work, outer, same);
    })
  );
}

/** `Object.keys(body)` throws for null. */
function isCalledUpon(work: Work, node: t.Node): boolean {
  const call = parentOf(work, node);
  return isCall(call) && isMember(call.callee) && t.isIdentifier(call.callee.object, { name: "Object" });
}

/** The body by the name that holds it, or by the same words. */
function sameBody(work: Work, mentions: readonly t.Node[]): Same {
  return (node) =>
    mentions.some((mention) => mention === unwrap(node) || isSameName(work, mention, node)) ||
    mentions.some((mention) => isMember(mention) && sameWords(work, mention)(node));
}

function isSameName(work: Work, mention: t.Node, node: t.Node): boolean {
  const binding = work.module.bindings.get(mention);
  return binding?.constant === true && work.module.bindings.get(unwrap(node)) === binding;
}

function contentType(work: Work): string {
  return stringText(work, "content-type");
}

/**
 * Whether the content type is of a kind: `request.headers.get("content-type")?.includes("form")`. What counts as JSON under the Pages Router is
 * said to the letter where it is to be kept.
 */
function isOfType(work: Work, type: string): string {
  if (type === "application/json" && work.module.context.exact)
    return `/^application\\/(?:ld\\+)?json\\b/i.test(${requestText(work)}.headers.get(${contentType(work)}) ?? ${stringText(work, "")})`;
  return `${requestText(work)}.headers.get(${contentType(work)})?.includes(${stringText(work, type)})`;
}

/** Text counts as well: the content type decides, as it did. */
function textOrJsonReader(work: Work): Reader {
  const test = isOfType(work, "application/json");
  const { indent } = work.style;
  const json = jsonText(work, "({})");
  const text = `await ${reading(work)}.text()`;
  return {
    text: `${test} ? ${json} : ${text}`,
    broken: `${test}\n${indent}? ${json}\n${indent}: ${text}`,
    kind: "operation",
    names: NAMES,
    before: [],
  };
}

function anyReader(work: Work): Reader {
  const type = bring(work, ["contentType", "bodyType"]);
  const { indent } = work.style;
  const value = `${requestText(work)}.headers.get(${contentType(work)}) ?? ${stringText(work, "")}`;
  return {
    text: [
      `${type}.includes(${stringText(work, "application/json")})`,
      `${indent}? ${jsonText(work, "({})")}`,
      `${indent}: ${type}.includes(${stringText(work, FORM)})`,
      `${indent}${indent}? Object.fromEntries(await ${reading(work)}.formData())`,
      `${indent}${indent}: await ${reading(work)}.text()`,
    ].join("\n"),
    kind: "operation",
    names: NAMES,
    before: [`const ${type} = ${value}`],
  };
}

const FORM = "form-urlencoded";

/**
 * A form or JSON. The repo's own callers may send one with files, which the Pages Router doesn't parse, and a field more
 * than once; whoever else is known to send forms does neither.
 */
function formReader(work: Work, uses: readonly Use[]): Reader {
  const { indent, semicolons, argumentComma } = work.style;
  const { formCallers } = work.module.context;
  const isForm = isOfType(work, formCallers ? "form" : FORM);
  const json = jsonText(work, emptyFor(work, uses));
  if (!formCallers || !repeatedKeysShow(work, uses)) {
    const form = `Object.fromEntries(await ${reading(work)}.formData())`;
    return {
      text: `${isForm} ? ${form} : ${json}`,
      broken: `${isForm}\n${indent}? ${form}\n${indent}: ${json}`,
      kind: "operation",
      names: NAMES,
      before: [],
    };
  }
  const form = bring(work, ["form", "formData"]);
  const end = semicolons ? ";" : "";
  const comma = argumentComma ? "," : "";
  const two = indent + indent;
  const three = two + indent;
  return {
    text: [
      form,
      `${indent}? Object.fromEntries(`,
      `${two}${indent}Array.from(${form}.keys(), (key) => {`,
      `${three}${indent}const values = ${form}.getAll(key)${end}`,
      `${three}${indent}return [key, values.length > 1 ? values : values[0]]${end}`,
      `${three}})${comma}`,
      `${two})`,
      `${indent}: ${json}`,
    ].join("\n"),
    kind: "operation",
    names: NAMES,
    before: [`const ${form} = ${isForm} ? await ${reading(work)}.formData() : undefined`],
  };
}

/** Reads of properties of the body: behind a test that one is there, the body isn't empty. */
function provenBy(work: Work, uses: readonly Use[]): Same {
  const names = new Set<unknown>();
  const bodies = new Set<t.Node>();
  for (const use of uses) {
    if (use.target && !t.isIdentifier(use.target))
      for (const name of plainNames(use.target)) names.add(work.module.bindings.get(name));
    for (const node of mentionsOfBody(work, use)) bodies.add(node);
  }
  return (node) => {
    const inner = unwrap(node);
    if (t.isIdentifier(inner)) {
      const binding = work.module.bindings.get(inner);
      return binding !== undefined && names.has(binding);
    }
    const counted = isMember(inner) && propertyName(inner) === "length" ? unwrap(inner.object) : undefined;
    if (
      isCall(counted) &&
      isMember(counted.callee) &&
      t.isIdentifier(counted.callee.object, { name: "Object" })
    )
      return counted.arguments.length === 1 && bodies.has(unwrap(counted.arguments[0]!));
    if (!isMember(inner) || propertyName(inner) === "length" || propertyName(inner) === "toString")
      return false;
    const object = unwrap(inner.object, true);
    return bodies.has(object) || [...bodies].some((body) => withCasts(work, body) === object);
  };
}

/** The names of a pattern that have no default. */
function plainNames(pattern: t.Node): t.Identifier[] {
  if (!t.isObjectPattern(pattern)) return [];
  return pattern.properties.flatMap((property) =>
    t.isObjectProperty(property) && t.isIdentifier(property.value) ? boundNames(property.value) : [],
  );
}

/** `req.body || {}`: null will do where the body is empty. */
function fallsBackToEmpty(work: Work, use: Use): boolean {
  if (!use.node) return false;
  const above = parentOf(work, withCasts(work, use.node));
  return t.isLogicalExpression(above) && above.operator !== "&&" && isEmptyObject(above.right);
}

function repeatedKeysShow(work: Work, uses: readonly Use[]): boolean {
  return uses.some(({ target }) => {
    if (!target || t.isIdentifier(target)) return false;
    return boundNames(target).some((name) => {
      const binding = work.module.bindings.get(name);
      return binding !== undefined && repetitionShowsOf(work, binding);
    });
  });
}
