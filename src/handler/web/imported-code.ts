/** Whether imported code may look at the request by itself. */
const NODE =
  /^(?:node:.*|fs(?:\/promises)?|path|crypto|os|util|url|buffer|events|stream|child_process|zlib|assert|timers\/promises)$/;
/** Packages that get at the request through Next's own `cookies()` and `headers()`. */
const KNOWS_NEXT =
  /next|auth|clerk|session|cookie|ssr|kinde|workos|logto|supertokens|payload|sanity|trpc|sentry/i;

/**
 * Whether code imported from `source` may call `cookies()` or `headers()`: the repo's own may, a package only where it knows Next.
 * @param packages the packages that the app depends on
 */
export function isRequestReader(source: string, packages: ReadonlySet<string>): boolean {
  if (source === "next/server" || NODE.test(source)) return false;
  const name = source.split("/", source.startsWith("@") ? 2 : 1).join("/");
  return !packages.has(name) || KNOWS_NEXT.test(name);
}
