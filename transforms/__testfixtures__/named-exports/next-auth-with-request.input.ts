import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { db } from "@/lib/db";
import { track } from "@/lib/track";

export default async function auth(req: NextApiRequest, res: NextApiResponse) {
  // Mail scanners ask by HEAD, which would use up the link
  if (req.method === "HEAD") return res.status(200).end();

  const locale = req.cookies.locale ?? "en";
  if (req.query.nextauth?.includes("signin")) track("signin", { locale });

  return await NextAuth(req, res, {
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
