import { record } from "@/lib/effects";

export interface User {
  id: string;
  name: string;
}

export async function verifyToken(token: string): Promise<User | null> {
  record("verifyToken", token);
  return token === "good" ? { id: "1", name: "Ada" } : null;
}
