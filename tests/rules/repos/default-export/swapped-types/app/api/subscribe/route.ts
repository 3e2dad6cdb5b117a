import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(req: NextApiResponse, res: NextApiRequest) {
  if (req.method !== "POST") {
    return res.status(405).json({ error: "Method not allowed" });
  }
  const { email } = req.body;
  return res.status(200).json({ subscribed: email });
}
