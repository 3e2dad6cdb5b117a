import type { NextApiHandler } from "next";
import { verifyToken } from "@/lib/auth";
import { rateLimit } from "@/lib/limits";

type Middleware = (handler: NextApiHandler) => NextApiHandler;

const compose =
  (...all: Middleware[]) =>
  (handler: NextApiHandler): NextApiHandler =>
    all.reduceRight((inner, middleware) => middleware(inner), handler);

const withLimit: Middleware = (handler) => async (req, res) => {
  const { success } = await rateLimit(String(req.headers["x-forwarded-for"]));
  if (!success) return res.status(429).json({ error: "Slow down" });
  return handler(req, res);
};

const withAuth: Middleware = (handler) => async (req, res) => {
  if (!(await verifyToken(req.cookies.token))) return res.status(401).json({ error: "Sign in first" });
  return handler(req, res);
};

const handler: NextApiHandler = async (req, res) => {
  if (req.method === "GET") return res.json({ ok: true });
  return res.status(405).end();
};

export default compose(withLimit, withAuth)(handler);
