/**
 * Who is asking. The tokens "t-admin" and "admin" are Ada's, "t-member" and "good" are Linus's; "broken" throws, and
 * everything else is nobody's.
 */
import type { User } from "./db";
import { record } from "./effects";

export type { User };

const ada: User = { id: "1", name: "Ada", email: "ada@example.com", role: "admin" };
const linus: User = { id: "2", name: "Linus", email: "linus@example.com", role: "member" };
const owners = new Map([
  ["t-admin", ada],
  ["admin", ada],
  ["t-member", linus],
  ["good", linus],
]);

export async function verifyToken(token?: string | null): Promise<User | null> {
  record("auth.verifyToken", token);
  if (token === "broken") throw new Error("jwt malformed");
  return owners.get(token ?? "") ?? null;
}

/** The same from a whole Authorization header. */
export async function userFrom(authorization: string | undefined): Promise<User | null> {
  return verifyToken(authorization?.replace(/^Bearer /, ""));
}

export const getUser = userFrom;

/** The session that a cookie names. */
export async function getSession(sessionId: string | undefined): Promise<{ user: User } | null> {
  record("auth.getSession", sessionId);
  const user = owners.get(sessionId ?? "");
  return user ? { user } : null;
}

export function signToken(user: { id: string }): string {
  record("auth.signToken", user);
  return `token-${user.id}`;
}

export async function hashPassword(password: string): Promise<string> {
  record("auth.hashPassword", password);
  return `hash(${password})`;
}

/** Every user's password is "secret". */
export async function comparePassword(password: string, hash?: string): Promise<boolean> {
  record("auth.comparePassword", password, hash);
  return password === "secret";
}
