import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.query.download) res.setHeader("Content-Disposition", "attachment");
  switch (req.method) {
    case "GET":
      return res.send(Buffer.from("report"));
    case "POST":
      return res.json(undefined);
    case "PUT":
      if (req.query.plain) res.setHeader("Content-Type", "text/plain");
      return res.send(Buffer.from("report"));
    case "PATCH":
      return res.send("<h1>Report</h1>");
    case "DELETE": {
      const report = req.query.download ? Buffer.from("gone") : await db.report.delete({ where: { id: "1" } });
      return res.send(report);
    }
    default:
      return res.status(405).end();
  }
}
