import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();

  const page = Number(req.query.page ?? 1);
  const products = await db.product.findMany({ skip: (page - 1) * 10, take: 10 });

  res.setHeader("Link", `</api/products?page=1>; rel="first"`);
  if (page > 1) {
    res.appendHeader("Link", `</api/products?page=${page - 1}>; rel="prev"`);
  }
  res.appendHeader("Set-Cookie", `page=${page}; Path=/`);
  res.appendHeader("Set-Cookie", "seen=1; Path=/");
  res.json(products);
}
