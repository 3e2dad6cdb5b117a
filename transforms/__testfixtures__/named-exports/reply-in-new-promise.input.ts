import type { NextApiRequest, NextApiResponse } from "next";
import { readReport } from "@/lib/reports";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") {
    return res.status(405).json({ error: "Method not allowed" });
  }

  const id = req.query.id as string;

  return new Promise<void>((resolve) => {
    readReport(id, (err, report) => {
      if (err) {
        res.status(500).json({ error: err.message });
        return resolve();
      }
      res.status(200).json(report);
      resolve();
    });
  });
}
