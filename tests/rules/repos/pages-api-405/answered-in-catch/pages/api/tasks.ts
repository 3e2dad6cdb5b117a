import type { NextApiRequest, NextApiResponse } from "next";
import { ping } from "../../lib/database";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    if (req.method === "POST") {
      await ping();
      res.status(201).json({ ok: true });
    }
  } catch (error: any) {
    res.status(error.statusCode ?? 500).json({});
  }
}
