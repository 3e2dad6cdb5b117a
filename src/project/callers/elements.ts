/** What JSX elements request: forms, links, images. */
import type { NodePath } from "@babel/traverse";
import type * as t from "@babel/types";
import { methodOf } from "./request-options.js";
import type { Request } from "./requests.js";
import { resolve } from "./resolve.js";
import { type Reading, textsOf } from "./text-of.js";

/** Attributes that make a browser GET their URL, whatever the element is called. */
const FETCHED = new Set(["href", "src", "srcSet", "poster", "xlinkHref"]);

/** The requests of one element's own attributes. */
export function elementRequests(element: NodePath<t.JSXOpeningElement>, reading: Reading): Request[] {
  const found: Request[] = [];
  for (const attribute of element.get("attributes")) {
    if (!attribute.isJSXAttribute() || attribute.node.name.type !== "JSXIdentifier") continue;
    const name = attribute.node.name.name;
    const value = attributeValue(attribute);
    if (value === undefined) continue;
    if (FETCHED.has(name))
      found.push({ urls: textsOf(value, undefined, reading), methods: ["GET"], form: false });
    if (name === "action" && isFormElement(element))
      found.push(formRequest(element, value, "method", reading));
    if (name === "formAction") {
      const form = element.findParent(
        (parent) => parent.isJSXElement() && isFormElement(parent.get("openingElement")),
      );
      const hasOwn = attributeOf(element, "formMethod") !== undefined;
      const owner = form?.isJSXElement() && !hasOwn ? form.get("openingElement") : element;
      found.push(formRequest(owner, value, hasOwn ? "formMethod" : "method", reading));
    }
  }
  return found;
}

/** A form without a method is a GET (https://html.spec.whatwg.org/#attr-fs-method); only other methods send a body. */
function formRequest(
  element: NodePath<t.JSXOpeningElement>,
  url: NodePath,
  methodName: string,
  reading: Reading,
): Request {
  const method = attributeOf(element, methodName);
  const value = method === undefined ? undefined : attributeValue(method);
  const hasSpread = element.node.attributes.some((attribute) => attribute.type === "JSXSpreadAttribute");
  const methods =
    value === undefined
      ? hasSpread
        ? "unknown"
        : (["GET"] as const).slice()
      : methodOf(resolve(value, undefined, reading.modules), ["GET"], reading);
  const form = methods === "unknown" || methods.some((one) => one !== "GET");
  return { urls: textsOf(url, undefined, reading), methods, form };
}

function isFormElement(element: NodePath<t.JSXOpeningElement>): boolean {
  return element.node.name.type === "JSXIdentifier" && /^form$/i.test(element.node.name.name);
}

function attributeOf(
  element: NodePath<t.JSXOpeningElement>,
  name: string,
): NodePath<t.JSXAttribute> | undefined {
  for (const attribute of element.get("attributes")) {
    if (attribute.isJSXAttribute() && attribute.node.name.name === name) return attribute;
  }
  return undefined;
}

function attributeValue(attribute: NodePath<t.JSXAttribute>): NodePath | undefined {
  const value = attribute.get("value");
  if (value.isJSXExpressionContainer()) return value.get("expression") as NodePath;
  return value.node == null ? undefined : (value as NodePath);
}
