import NextAuth from "next-auth";
import { options } from "@/lib/auth";

const { GET, POST, auth } = NextAuth(options);
export { GET, POST };
