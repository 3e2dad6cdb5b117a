import type { NextApiRequest, NextApiResponse } from "next";
import { ping } from "../../lib/database";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    if (req.method !== "GET") {
      throw new Error("Method not allowed");
    }
    await ping();
    res.status(200).json({ ok: true });
  } catch (error: any) {
    const { statusCode = 503 } = error;
    res.status(statusCode).json({});
  }
}
