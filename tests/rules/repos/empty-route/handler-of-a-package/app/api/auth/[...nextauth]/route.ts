import NextAuth from "next-auth";

const handler = NextAuth({ providers: [] });
