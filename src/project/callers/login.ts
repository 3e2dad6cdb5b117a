/** Addresses that come back from a login: what NextAuth's client asks of its own route, and where Supabase sends people back to. */
import type * as t from "@babel/types";
import type { Methods } from "./request-options.js";
import type { Request } from "./requests.js";
import { importSource, nameOf } from "./resolve.js";
import { around, bindingOf, type Call } from "./syntax.js";
import { type Reading, textsOf } from "./text-of.js";

/** The file uses NextAuth's client, which names no URL. */
export const NEXT_AUTH_CLIENT = /["']next-auth\/react["']/;

/**
 * What the functions of `next-auth/react` request (https://next-auth.js.org/getting-started/rest-api): signing in and out are POSTs, the session is a GET.
 */
const NEXT_AUTH: Record<string, { url: string; methods: Methods }> = {
  signIn: { url: "/api/auth/signin", methods: ["POST"] },
  signOut: { url: "/api/auth/signout", methods: ["POST"] },
  useSession: { url: "/api/auth/session", methods: ["GET"] },
  getSession: { url: "/api/auth/session", methods: ["GET"] },
};

/** `undefined` for a call that isn't of NextAuth's client. */
export function nextAuthRequests({ callee }: Call): Request[] | undefined {
  if (callee.type !== "Identifier" || !Object.hasOwn(NEXT_AUTH, callee.name)) return undefined;
  const binding = bindingOf(callee);
  if (binding === undefined || importSource(binding.node) !== "next-auth/react") return undefined;
  const { url, methods } = NEXT_AUTH[callee.name]!;
  return [{ urls: [url], methods, form: methods.includes("POST") }];
}

/** The options under which people say where a login or a payment sends the browser back to: it comes with a GET. */
const COMES_BACK =
  /^(?:redirectTo|emailRedirectTo|callbackURL|success_url|cancel_url|return_url|refresh_url)$/;

/**
 * A URL that stands for such an option: `signInWithOAuth({ options: { redirectTo: `${origin}/auth/callback` } })`
 * (https://supabase.com/docs/guides/auth/social-login).
 */
export function returnRequest(node: t.Expression, reading: Reading): Request | undefined {
  const property = around(node);
  if (property?.type !== "ObjectProperty" || property.value !== node) return undefined;
  if (!COMES_BACK.test(nameOf(property.key))) return undefined;
  return { urls: textsOf(node, undefined, reading), methods: ["GET"], form: false, assumed: true };
}
