import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

async function GET(req: NextApiRequest, res: NextApiResponse) {
  res.status(200).json(await db.task.findMany());
}

async function POST(req: NextApiRequest, res: NextApiResponse) {
  const { title } = req.body;
  res.status(201).json(await db.task.create({ data: { title } }));
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") return GET(req, res);
  if (req.method === "POST") return POST(req, res);
  return res.status(405).json({ error: "Method not allowed" });
}
