/** next-auth 4: https://next-auth.js.org/configuration/nextjs#getserversession */
import type { Library, LibraryCall } from "./library.js";

/**
 * With the options alone it reads the cookies by `headers()` and `cookies()` of next/headers, and has no response to set a cookie on
 * (next-auth 4.24, `next/index.js`; measured on Next 16).
 */
const session: LibraryCall = {
  without: ["request", "response"],
  note: "`getServerSession(options)` reads the session without the request and the response (next-auth 4.22 or later). It sets no cookies, so it doesn't renew the session's, as it did under the Pages Router.",
};

export const nextAuth: Library = {
  packages: ["next-auth", "next-auth/next"],
  calls: { getServerSession: session, unstable_getServerSession: session },
};

/** It reads the cookies and the authorization header of a NextRequest as well (next-auth 4.24, `jwt/index.js`, `core/lib/cookie.js`). */
export const nextAuthJwt: Library = {
  packages: ["next-auth/jwt"],
  calls: { getToken: { inObject: { key: "req", becomes: "request" } } },
};

/** It asks `/api/auth/session` with the Cookie header of what it is given, and reads nothing else of it (next-auth 4.24, `client/_utils.js`). */
export const nextAuthReact: Library = {
  packages: ["next-auth/react", "next-auth/client"],
  calls: { getSession: { inObject: { key: "req", becomes: "cookies" } } },
};
