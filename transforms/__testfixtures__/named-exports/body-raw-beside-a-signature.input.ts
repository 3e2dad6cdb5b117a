import type { NextApiRequest, NextApiResponse } from "next";
import { createHmac } from "node:crypto";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();
  const rawBody = req.body;
  const signature = req.headers["x-hub-signature"];
  const hmac = createHmac("sha256", "secret");
  hmac.update(rawBody);
  if (signature !== hmac.digest("hex")) return res.status(401).json({ error: "bad signature" });
  return res.status(200).json({ length: rawBody.length });
}
