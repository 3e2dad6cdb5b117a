import type { NextApiRequest, NextApiResponse } from "next";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "POST") {
    const fields = new URLSearchParams(req.body);
    const email = fields.get("email");
    if (!email) return res.status(400).json({ error: "email is required" });
    return res.status(200).json({ email });
  }
  return res.status(405).end();
}
