import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") {
    return res.status(405).json({ message: "Method not allowed" });
  }

  try {
    const leads = await db.lead.findMany({ take: Number(req.query.limit) || undefined });
    const header = "id,name,createdAt";
    const lines = leads.map((lead) => [lead.id, lead.name, lead.createdAt].join(","));
    const csv = [header, ...lines].join("\n");

    res.setHeader("Content-Type", "text/csv");
    res.setHeader("Content-Disposition", "attachment; filename=leads.csv");
    res.status(200).send(csv);
  } catch (error) {
    console.error("Export failed:", error);
    res.status(500).json({ message: "Export failed" });
  }
}
