import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

function fail(res: NextApiResponse, status: number, error: string) {
  res.setHeader("Cache-Control", "no-store");
  return res.status(status).json({ error });
}

function notFound(res: NextApiResponse, what: string) {
  return fail(res, 404, `${what} not found`);
}

async function showPost(req: NextApiRequest, res: NextApiResponse) {
  const post = await db.post.findUnique({ where: { slug: req.query.slug } });
  if (!post) return notFound(res, "Post");
  return res.status(200).json(post);
}

async function removePost(req: NextApiRequest, res: NextApiResponse) {
  if (req.headers["x-role"] !== "editor") return fail(res, 403, "Editors only");
  const post = await db.post.findUnique({ where: { slug: req.query.slug } });
  if (!post) return notFound(res, "Post");
  await db.post.delete({ where: { id: post.id } });
  return res.status(204).end();
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") return showPost(req, res);
  if (req.method === "DELETE") return removePost(req, res);
  return fail(res, 405, "Method not allowed");
}
