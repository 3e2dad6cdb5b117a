import NextAuth from "next-auth";
import { options } from "@/lib/auth";

export const { GET, POST, auth } = NextAuth(options);
