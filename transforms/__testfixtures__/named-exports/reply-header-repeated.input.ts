import type { NextApiRequest, NextApiResponse } from "next";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  res.setHeader("X-Api-Version", "1");
  res.setHeader("Cache-Control", "no-store");

  if (req.method === "GET") {
    res.setHeader("Cache-Control", "public, max-age=60");
    res.setHeader("Vary", ["Accept-Language", "Accept"]);
    res.setHeader("X-Total-Count", 42);
    return res.status(200).json({ plans: ["free", "pro"] });
  }

  if (req.method === "POST") {
    res.setHeader("x-api-version", "2");
    return res.status(201).json({ ok: true });
  }

  return res.status(405).json({ error: "Method not allowed" });
}
