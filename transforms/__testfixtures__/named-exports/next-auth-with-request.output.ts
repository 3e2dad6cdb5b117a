import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { db } from "@/lib/db";
import { track } from "@/lib/track";

export async function HEAD() {
  // Mail scanners ask by HEAD, which would use up the link
  return new Response(null);
}

export async function GET(
  req: NextRequest,
  { params }: { params: Promise<{ nextauth: string[] }> },
) {
  const locale = req.cookies.get("locale")?.value ?? "en";
  const { nextauth } = await params;
  if (nextauth?.includes("signin")) track("signin", { locale });

  return NextAuth(req, { params }, {
    secret: "a-secret",
    session: { strategy: "jwt" },
    providers: [
      CredentialsProvider({
        name: "Email",
        credentials: { email: { label: "Email", type: "text" } },
        async authorize(credentials) {
          const user = await db.user.findUnique({ where: { email: credentials?.email, locale } });
          return user ? { id: user.id, name: user.name } : null;
        },
      }),
    ],
  });
}

export { GET as POST };
