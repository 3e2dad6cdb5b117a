import NextAuth from "next-auth";

export const { handlers } = NextAuth({ providers: [] });
