import type { NextApiRequest, NextApiResponse, PageConfig } from "next";
import { db } from "@/lib/db";

export const config: PageConfig = {
  api: { responseLimit: false, externalResolver: true },
  maxDuration: 30,
};

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const invoices = await db.invoice.findMany({ take: 2 });
  res.status(200).json(invoices);
}
