import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    if (req.method !== "POST") {
      throw new Error("Method not allowed");
    }

    const { email } = req.body;
    if (!email) {
      throw new Error("Email is required");
    }

    const user = await db.user.create({ data: { email } });
    res.status(200).json({ success: true, user });
  } catch (error) {
    res.status(400).json({ success: false, error: (error as Error).message });
  }
}
