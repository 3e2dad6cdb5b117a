/** Sign-in as a fixture sees it: the token "t-admin" belongs to Ada, "t-member" to Linus, everything else to nobody. */
import type { User } from "./db";
import { record } from "./effects";

export async function verifyToken(token: string | undefined | null): Promise<User | null> {
  record("auth.verifyToken", token);
  if (token === "t-admin") return { id: "1", name: "Ada", email: "ada@example.com", role: "admin" };
  if (token === "t-member") return { id: "2", name: "Linus", email: "linus@example.com", role: "member" };
  return null;
}

/** The same from an Authorization header. */
export async function userFrom(authorization: string | undefined): Promise<User | null> {
  return verifyToken(authorization?.replace(/^Bearer /, ""));
}
