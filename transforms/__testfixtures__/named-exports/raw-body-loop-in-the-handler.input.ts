import type { NextApiRequest, NextApiResponse } from "next";

export const config = { api: { bodyParser: false } };

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "POST") {
    // Read the raw body.
    const chunks: Buffer[] = [];
    for await (const chunk of req) {
      chunks.push(Buffer.from(chunk));
    }
    const rawBody = Buffer.concat(chunks).toString("utf8");
    const { name } = JSON.parse(rawBody || "{}");
    if (!name) return res.status(400).json({ error: "name?" });
    return res.status(200).json({ name, size: rawBody.length });
  }
  res.status(405).end();
}
