/** `NextResponse`, `Response` and what they are made with. */
import type * as t from "@babel/types";
import {
  type Fields,
  fields,
  isObject,
  type Native,
  native,
  unknown,
  type Value,
} from "../evaluation/values.js";
import type { Outcome, Place } from "./outcome.js";
import { targetOf } from "./request.js";

/** What a value that is a response does. Kept beside the value, where the evaluated code can't reach it. */
export type Responses = WeakMap<Fields, Outcome>;

/** Makes the globals `Response` and `NextResponse` for one run. */
export function responseClasses(
  responses: Responses,
  placeOf: (node: t.Node) => Place,
): { NextResponse: Native; Response: Native; make: (outcome: Outcome) => Fields } {
  const make = (outcome: Outcome): Fields => {
    const response = fields();
    response.rest = unknown("response", false);
    responses.set(response, outcome);
    return response;
  };
  const answer = (init: Value, node: t.Node) => {
    const status = statusIn(init, 200);
    return make({ kind: "answer", ...(status === undefined ? {} : { status }), at: placeOf(node) });
  };
  const redirect = (fallback: number) =>
    native(([url, init], node) => {
      const target = targetOf(url);
      const status = statusIn(init, fallback);
      if (status === undefined) return make({ kind: "unknown" });
      return make({ kind: "redirect", status, ...(target && { target }), at: placeOf(node) });
    });
  const shared: [string, Value][] = [
    ["json", native(([, init], node) => answer(init, node))],
    ["error", native((_, node) => make({ kind: "answer", status: 500, at: placeOf(node) }))],
  ];
  const construct = ([, init]: Value[], node: t.Node) => answer(init, node);
  return {
    make,
    // 307 by default (https://nextjs.org/docs/app/api-reference/functions/next-response#redirect; measured).
    NextResponse: native(construct, [
      ...shared,
      ["redirect", redirect(307)],
      ["next", native(() => make({ kind: "next" }))],
      [
        "rewrite",
        native(([url], node) => {
          const target = targetOf(url);
          return make({ kind: "rewrite", ...(target && { target }), at: placeOf(node) });
        }),
      ],
    ]),
    // 302 by default (https://fetch.spec.whatwg.org/#dom-response-redirect).
    Response: native(construct, [...shared, ["redirect", redirect(302)]]),
  };
}

/** The status that `init` asks for: a number, or an object with one. `undefined` where it isn't known. */
function statusIn(init: Value, fallback: number): number | undefined {
  if (typeof init === "number") return init;
  if (init === undefined || init === null) return fallback;
  if (!isObject(init) || init.kind !== "fields") return undefined;
  const status = init.values.get("status");
  if (status === undefined) return init.rest === undefined ? fallback : undefined;
  return typeof status === "number" ? status : undefined;
}
