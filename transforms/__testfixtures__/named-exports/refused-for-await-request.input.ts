import type { NextApiRequest, NextApiResponse } from "next";
import { createHmac } from "node:crypto";

export const config = { api: { bodyParser: false } };

async function buffer(req: NextApiRequest) {
  const chunks: Buffer[] = [];
  for await (const chunk of req) {
    chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  }
  return Buffer.concat(chunks);
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();
  const raw = await buffer(req);
  const signature = createHmac("sha256", "secret").update(raw).digest("hex");
  if (signature !== req.headers["x-signature"]) return res.status(400).send("Bad signature");
  res.status(200).json({ received: true });
}
