import { record } from "@/lib/effects";

// The accounts server sets one cookie, or several.
async function signIn({ user, password }) {
  record("accounts.signIn", user);
  if (password !== "secret") return { status: 401, data: { error: "Wrong password" }, cookies: undefined };
  const cookies = user === "ada" ? ["sid=1; Path=/; HttpOnly", "lang=en; Path=/"] : "sid=2; Path=/; HttpOnly";
  return { status: 200, data: { user }, cookies };
}

export default async function handler(req, res) {
  if (req.method !== "POST") return res.status(405).end();

  const { status, data, cookies } = await signIn(req.body);
  if (cookies) {
    res.setHeader("Set-Cookie", cookies);
  }
  res.status(status).json(data);
}
