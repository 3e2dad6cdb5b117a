import type { NextApiRequest, NextApiResponse } from "next";
import { withAuth } from "@/lib/handlers";
import { db } from "@/lib/db";

async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    return res.status(200).json(await db.invoice.findMany());
  }
  return res.status(405).end();
}

export default withAuth(handler);
