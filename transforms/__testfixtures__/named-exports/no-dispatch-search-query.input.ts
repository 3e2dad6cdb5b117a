import { NextApiRequest, NextApiResponse } from "next";
import { prisma } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const page = parseInt((req.query.page as string) || "1", 10);
  const posts = await prisma.post.findMany({ skip: page - 1, take: 1 });
  const total = await prisma.post.count();

  res.status(200).json({ posts, page, pages: Math.ceil(total / 10) });
}
