import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse): Promise<void> {
  if (req.method === "GET") {
    try {
      res.status(200).json(await db.lead.findMany());
    } catch {
      res.status(500).json({ error: "Failed to load the leads" });
    }
    return;
  }

  if (req.method === "POST") {
    const { action, email } = req.body;
    switch (action) {
      case "subscribe":
        try {
          const lead = await db.lead.create({ data: { email } });
          res.status(201).json(lead);
        } catch {
          res.status(500).json({ error: "Failed to save the lead" });
        }
        break;
      case "check":
        if (email) {
          res.status(200).json({ known: true });
        } else {
          res.status(400).json({ error: "Whom?" });
        }
        return;
      default:
        res.status(400).json({ error: "Unknown action" });
    }
    return;
  }

  res.setHeader("Allow", ["GET", "POST"]);
  res.status(405).json({ error: `Method ${req.method} not allowed` });
}
