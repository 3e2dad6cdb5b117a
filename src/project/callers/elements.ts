/** What JSX elements request: forms, links, images, and htmx. */
import type * as t from "@babel/types";
import type { HttpMethod } from "../../handler/contract.js";
import { methodOf } from "./request-options.js";
import type { Request } from "./requests.js";
import { resolve } from "./resolve.js";
import { findAround } from "./syntax.js";
import { type Reading, textsOf } from "./text-of.js";

/** Attributes that make a browser GET their URL, whatever the element is called. */
const FETCHED = new Set(["href", "src", "srcSet", "poster", "xlinkHref"]);

/** What these elements do with such an attribute is known; any other component may do anything. */
const KNOWN = /^(?:[a-z]|(?:Next)?Link$|Image$)/;

/** The requests of one element's own attributes. */
export function elementRequests(element: t.JSXOpeningElement, reading: Reading): Request[] {
  const found: Request[] = [];
  // It asks for the session by itself, at this address where it isn't given another one (https://next-auth.js.org/getting-started/client#custom-base-path).
  if (elementName(element) === "SessionProvider" && !mayHave(element, "basePath"))
    found.push({ urls: ["/api/auth/session"], methods: ["GET"], form: false });
  for (const attribute of element.attributes) {
    if (attribute.type !== "JSXAttribute" || attribute.name.type !== "JSXIdentifier") continue;
    const name = attribute.name.name;
    const value = attributeValue(attribute);
    if (value === undefined) continue;
    if (FETCHED.has(name)) {
      const urls = textsOf(value, undefined, reading);
      found.push({ urls, methods: ["GET"], form: false, assumed: !KNOWN.test(elementName(element)) });
    }
    const verb = /^(?:data-)?hx-(get|post|put|patch|delete)$/.exec(name)?.[1];
    if (verb !== undefined) {
      // https://htmx.org/docs/#ajax; what GET and DELETE send goes into the URL.
      const method = verb.toUpperCase() as HttpMethod;
      found.push({ urls: textsOf(value, undefined, reading), methods: [method], form: verb.startsWith("p") });
    }
    if (name === "action" && isFormElement(element))
      found.push(formRequest(element, value, "method", reading));
    if (name === "formAction") {
      const form = findAround(
        element,
        (node) => node.type === "JSXElement" && isFormElement(node.openingElement),
      );
      const hasOwn = attributeOf(element, "formMethod") !== undefined;
      const owner = form?.type === "JSXElement" && !hasOwn ? form.openingElement : element;
      found.push(formRequest(owner, value, hasOwn ? "formMethod" : "method", reading));
    }
  }
  return found;
}

/**
 * A form without a method, or with one that forms don't have, is a GET (https://html.spec.whatwg.org/#attr-fs-method); only other methods
 * send a body. With a handler of its own it may never be sent.
 */
function formRequest(
  element: t.JSXOpeningElement,
  url: t.Node,
  methodName: string,
  reading: Reading,
): Request {
  const method = attributeOf(element, methodName);
  const value = method === undefined ? undefined : attributeValue(method);
  const hasSpread = element.attributes.some((attribute) => attribute.type === "JSXSpreadAttribute");
  const said =
    value === undefined
      ? hasSpread
        ? "unknown"
        : (["GET"] as const).slice()
      : methodOf(resolve(value, undefined, reading.modules), ["GET"], reading);
  const methods = said === "unknown" ? said : [...new Set(said.map((one) => (one === "POST" ? one : "GET")))];
  const form = methods === "unknown" || methods.includes("POST");
  return {
    urls: textsOf(url, undefined, reading),
    methods,
    form,
    assumed: attributeOf(element, "onSubmit") !== undefined,
  };
}

function mayHave(element: t.JSXOpeningElement, name: string): boolean {
  return (
    attributeOf(element, name) !== undefined ||
    element.attributes.some(({ type }) => type === "JSXSpreadAttribute")
  );
}

function isFormElement(element: t.JSXOpeningElement): boolean {
  return /^form$/i.test(elementName(element));
}

function elementName({ name }: t.JSXOpeningElement): string {
  return name.type === "JSXIdentifier" ? name.name : "";
}

function attributeOf(element: t.JSXOpeningElement, name: string): t.JSXAttribute | undefined {
  return element.attributes.find(
    (attribute): attribute is t.JSXAttribute =>
      attribute.type === "JSXAttribute" && attribute.name.name === name,
  );
}

function attributeValue({ value }: t.JSXAttribute): t.Node | undefined {
  return value?.type === "JSXExpressionContainer" ? value.expression : (value ?? undefined);
}
