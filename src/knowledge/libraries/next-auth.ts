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
