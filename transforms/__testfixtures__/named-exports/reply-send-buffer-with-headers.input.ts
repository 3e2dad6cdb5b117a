import type { NextApiRequest, NextApiResponse } from "next";
import { track } from "@/lib/track";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  const rows = ["id;name", "1;Ada"];
  if (req.query.download) {
    res.setHeader("Content-Disposition", "attachment; filename=rows.bin");
  }
  track("export");
  if (req.query.text) {
    res.setHeader("Content-Type", "text/csv");
  }
  return res.send(Buffer.from(rows.join("\n")));
}
