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

/** It answers other methods with 400 (next-auth 4.24, `core/index.js`). */
const methods = ["GET", "POST"];
const note = "`NextAuth` works in a route handler from next-auth 4.22 on, on Next 15 from 4.24.9 on.";

/**
 * `NextAuth(options)` and `NextAuth(request, { params }, options)`: https://next-auth.js.org/configuration/initialization#route-handlers-app.
 * It tells by `params` which router calls it (next-auth 4.24, `next/index.js`).
 */
export const nextAuth: Library = {
  packages: ["next-auth", "next-auth/next"],
  calls: {
    default: { replies: { methods }, note },
    getServerSession: session,
    unstable_getServerSession: session,
  },
  handlers: { default: { methods, note } },
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
