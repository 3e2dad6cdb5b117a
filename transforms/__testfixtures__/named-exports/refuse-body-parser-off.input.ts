import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export const config = { api: { bodyParser: false } };

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();

  const chunks: Buffer[] = [];
  for await (const chunk of req) {
    chunks.push(chunk);
  }
  const payload = JSON.parse(Buffer.concat(chunks).toString());
  await db.event.create({ data: payload });
  res.status(200).json({ received: true });
}
