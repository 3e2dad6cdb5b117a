import type { NextApiRequest, NextApiResponse } from "next";
import { getReport } from "@/lib/reports";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  let status = 200;
  let payload: unknown;

  switch (req.method) {
    case "GET":
      try {
        payload = await getReport(String(req.query.id ?? "latest"));
      } catch {
        status = 404;
        payload = { error: "Report not found" };
      }
      break;
    case "POST":
      status = 202;
      payload = { queued: true, title: req.body.title };
      break;
    default:
      status = 405;
      payload = { error: "Method not allowed" };
  }

  res.status(status).json(payload);
}
