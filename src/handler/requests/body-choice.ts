/** `typeof req.body === "string" ? JSON.parse(req.body) : req.body`: JSON, whatever its content type. */
import * as t from "@babel/types";
import { DEPARTURES } from "../departures.js";
import { unwrap } from "../syntax.js";
import { kindsOfBody } from "./body-kinds.js";
import type { Reader } from "./body-reader.js";
import { isJsonParse } from "./text-use.js";
import type { Use } from "./uses.js";
import { requestText, stringText } from "./wording.js";
import { bring, note, parentOf, type Work, withCasts } from "./work.js";

/** The choice as one use of the body. */
export interface Choice {
  use: Use;
  /** What an empty text is taken for: `JSON.parse(req.body || "{}")`. */
  emptyAs: string | undefined;
}

/** The one choice that is all that the function makes of the body, where nothing speaks of forms. */
export function textOrParsed(work: Work, uses: readonly Use[]): Choice | undefined {
  if (uses.length !== 3 || kindsOfBody(work, uses).form) return undefined;
  for (const { node } of uses) {
    const choice = node && choiceTestedBy(work, node, uses);
    if (choice) return choice;
  }
  return undefined;
}

/** `typeof body === "string"`, `typeof body !== "object"`: which branch is for text. */
function testForText(test: t.Node): { branch: "consequent" | "alternate" } | undefined {
  if (!t.isBinaryExpression(test) || !t.isStringLiteral(test.right)) return undefined;
  const { value } = test.right;
  const equal = test.operator === "===" || test.operator === "==";
  if (!equal && test.operator !== "!==" && test.operator !== "!=") return undefined;
  if (value === "string") return { branch: equal ? "consequent" : "alternate" };
  return value === "object" ? { branch: equal ? "alternate" : "consequent" } : undefined;
}

function choiceTestedBy(work: Work, tested: t.Node, uses: readonly Use[]): Choice | undefined {
  const typeOf = parentOf(work, withCasts(work, tested));
  const test = typeOf && parentOf(work, typeOf);
  const node = test && parentOf(work, test);
  if (!t.isUnaryExpression(typeOf) || typeOf.operator !== "typeof") return undefined;
  if (!t.isConditionalExpression(node) || node.test !== test) return undefined;
  const text = testForText(test);
  if (!text) return undefined;
  const isUse = (one: t.Node): boolean => uses.some((use) => use.node === one);
  const parsed = unwrap(node[text.branch]);
  const plain = unwrap(node[text.branch === "consequent" ? "alternate" : "consequent"]);
  if (!isUse(plain) || !isJsonParse(parsed) || parsed.arguments.length !== 1) return undefined;
  const argument = unwrap(parsed.arguments[0]!);
  const fallback = t.isLogicalExpression(argument) && argument.operator !== "&&" ? argument.right : undefined;
  if (fallback && !t.isStringLiteral(fallback)) return undefined;
  if (!isUse(fallback ? unwrap((argument as t.LogicalExpression).left) : argument)) return undefined;
  const use: Use = { facet: "body", node, part: node, at: node, whole: true };
  const declarator = parentOf(work, withCasts(work, node));
  if (t.isVariableDeclarator(declarator)) {
    use.declarator = declarator;
    use.target = declarator.id;
    use.at = declarator;
  }
  return { use, emptyAs: t.isStringLiteral(fallback) ? fallback.value : undefined };
}

/**
 * An empty JSON body is `{}` under the Pages Router, and never a text; without a content type it is one, and empty. A text that was sent as JSON
 * is parsed once more, as it was.
 */
export function choiceReader(work: Work, { emptyAs }: Choice): Reader {
  const request = requestText(work);
  const clone = work.view.cloneBody ? ".clone()" : "";
  if (!emptyAs && !work.module.context.exact) note(work, DEPARTURES.emptyIsObject);
  const empty =
    emptyAs || !work.module.context.exact
      ? stringText(work, emptyAs ?? "{}")
      : `(${request}.headers.has(${stringText(work, "content-type")}) ? ${stringText(work, "{}")} : ${stringText(work, "")})`;
  const data = bring(work, ["data", "parsed", "json", "requestData"]);
  return {
    text: `typeof ${data} === ${stringText(work, "string")} ? JSON.parse(${data}) : ${data}`,
    kind: "operation",
    names: ["body", "requestBody"],
    before: [`const ${data} = JSON.parse((await ${request}${clone}.text()) || ${empty})`],
  };
}
