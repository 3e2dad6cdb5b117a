import createIntlMiddleware from "next-intl/middleware";
import type { NextRequest } from "next/server";

const handleI18n = createIntlMiddleware({ locales: ["en", "de"], defaultLocale: "en" });

export default function middleware(request: NextRequest) {
  const { pathname } = request.nextUrl;
  const shouldHandle = /^\/(?!api|_next|.*\..*)/.test(pathname);
  if (!shouldHandle) return;
  return handleI18n(request);
}
