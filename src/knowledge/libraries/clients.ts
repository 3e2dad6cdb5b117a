/** Clients of services and validators, by the last name of the call. */
import { each, type Table } from "../entry.js";

/** axios: the body of an answer is a text at least. https://axios-http.com/docs/res_schema */
export const AXIOS: Table = each("get post put patch delete head options request", {
  gives: "object",
  promise: true,
  throws: true,
  changes: "world",
  fields: { data: "there", status: "there", headers: "there", statusText: "there" },
});

/** zod, valibot, yup: a value that fits, or an error. https://zod.dev/basics */
export const SCHEMA: Table = {
  parse: { gives: "object", throws: true },
  parseAsync: { gives: "object", throws: true, promise: true },
  validate: { gives: "object", throws: true, promise: true },
  safeParse: { gives: "object", fields: { success: "there", data: "undefined", error: "undefined" } },
  safeParseAsync: {
    gives: "object",
    promise: true,
    fields: { success: "there", data: "undefined", error: "undefined" },
  },
};

/** Clients whose answers are objects, by the package: `stripe.checkout.sessions.create()`, `openai.chat.completions.create()`. */
export const ANSWER_WITH_OBJECTS: ReadonlySet<string> = new Set([
  "@anthropic-ai/sdk",
  "@octokit/rest",
  "groq-sdk",
  "nodemailer",
  "openai",
  "resend",
  "stripe",
]);

/** Functions that go on only where their first argument is truthy, by `package.function`. */
export const ASSERTIONS: ReadonlySet<string> = new Set([
  "assert",
  "assert.ok",
  "assert.strict",
  "node:assert",
  "node:assert.ok",
  "node:assert/strict",
  "tiny-invariant",
  "invariant",
]);
