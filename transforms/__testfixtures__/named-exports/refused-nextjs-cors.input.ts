import type { NextApiRequest, NextApiResponse } from "next";
import NextCors from "nextjs-cors";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  await NextCors(req, res, { methods: ["GET"], origin: "*", optionsSuccessStatus: 200 });
  if (req.method !== "GET") return res.status(405).end();
  return res.status(200).json(await db.product.findMany());
}
