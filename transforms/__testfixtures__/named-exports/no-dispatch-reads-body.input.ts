import type { NextApiRequest, NextApiResponse } from "next";
import { complete } from "@/lib/ai";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    const { messages = [] } = req.body;
    const last = messages[messages.length - 1]?.content;
    if (!last) {
      return res.status(400).json({ error: "No message" });
    }
    const reply = await complete(last);
    res.status(200).json({ role: "assistant", content: reply });
  } catch (error) {
    console.error("Chat error:", error);
    res.status(500).json({ error: "Failed to get a reply" });
  }
}
