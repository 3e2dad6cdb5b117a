import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";
import { withAuth } from "@/lib/handlers";

async function handler(req: NextApiRequest, res: NextApiResponse) {
  res.status(200).json(await db.task.findMany());
}

export default withAuth(handler);
