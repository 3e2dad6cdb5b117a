import type { NextApiRequest, NextApiResponse } from "next";
import { renderPdf } from "@/lib/reports";

const PIXEL = Buffer.from("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==", "base64");

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") {
    return res.status(405).json({ error: "Method not allowed" });
  }

  const { id } = req.query;

  if (id === "pixel") {
    return res.send(PIXEL);
  }

  const pdf = await renderPdf(id as string);
  res.setHeader("Content-Type", "application/pdf");
  res.setHeader("Content-Disposition", `attachment; filename="report-${id}.pdf"`);
  res.send(pdf);
}
