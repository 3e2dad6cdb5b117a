import type { NextApiRequest, NextApiResponse } from "next";
import { record } from "@/lib/effects";

interface CookieStore {
  getAll(): { name: string; value: string }[];
  setAll(cookies: { name: string; value: string }[]): void;
}

/** Exchanges the code of a sign-in for the cookies of a session. */
async function exchange(code: string, cookies: CookieStore) {
  record("auth.exchange", code, cookies.getAll());
  if (code !== "good") return { error: { message: "Invalid code" } };
  cookies.setAll([{ name: "access", value: "old" }]);
  cookies.setAll([
    { name: "access", value: "a1" },
    { name: "refresh", value: "r1" },
  ]);
  return { error: null };
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();

  const { code, next = "/dashboard" } = req.query;
  if (!code) return res.redirect(302, "/login?error=missing_code");

  const { error } = await exchange(String(code), {
    getAll() {
      return Object.keys(req.cookies).map((name) => ({ name, value: req.cookies[name] || "" }));
    },
    setAll(cookies) {
      res.setHeader(
        "Set-Cookie",
        cookies.map(({ name, value }) => `${name}=${value}; Path=/; HttpOnly`)
      );
    },
  });
  if (error) {
    return res.status(400).json({ error: error.message, seen: Object.keys(req.cookies) });
  }
  res.redirect(next as string);
}
