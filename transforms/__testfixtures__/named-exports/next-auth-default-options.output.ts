import NextAuth, { type NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { db } from "@/lib/db";

const authOptions: NextAuthOptions = {
  secret: "a-secret",
  session: { strategy: "jwt" },
  providers: [
    CredentialsProvider({
      name: "Email",
      credentials: { email: { label: "Email", type: "text" } },
      async authorize(credentials) {
        const user = await db.user.findUnique({ where: { email: credentials?.email } });
        return user ? { id: user.id, name: user.name } : null;
      },
    }),
  ],
};

// Sign in, sign out, session
const handler = NextAuth(authOptions);

export { handler as GET, handler as POST };
