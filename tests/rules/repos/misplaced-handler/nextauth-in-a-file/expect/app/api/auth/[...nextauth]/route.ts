import NextAuth from "next-auth";
import GitHub from "next-auth/providers/github";

export const authOptions = { providers: [GitHub({ clientId: "id", clientSecret: "secret" })] };

const handler = NextAuth(authOptions);

export { handler as GET, handler as POST };
