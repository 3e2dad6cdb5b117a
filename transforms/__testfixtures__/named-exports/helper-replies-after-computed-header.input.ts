import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

async function create(req: NextApiRequest, res: NextApiResponse) {
  const lead = await db.lead.create({ data: { email: req.body.email } });
  res.status(201).json(lead);
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  res.setHeader("X-Total", encodeURIComponent("1 of 2"));
  if (req.method === "GET") return res.json([]);
  if (req.method === "POST") {
    await create(req, res);
    return;
  }
  res.status(405).end();
}
