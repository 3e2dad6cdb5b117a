import type { NextApiRequest, NextApiResponse } from "next";
import { getReport } from "@/lib/reports";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    return res.status(405).end();
  }
  try {
    const report = await getReport(req.body.id);
    const pdf = new TextEncoder().encode(JSON.stringify(report)).buffer;

    res.setHeader("Content-Type", "application/pdf");
    res.setHeader("Content-Disposition", `attachment; filename="${encodeURIComponent(req.body.id)}.pdf"`);
    res.setHeader("Content-Length", Buffer.from(pdf).length);
    return res.send(Buffer.from(pdf));
  } catch (error) {
    return res.status(500).json({ error: (error as Error).message });
  }
}
