import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export const dynamic = "force-dynamic";
export const revalidate = 0;

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const members = await db.member.findMany();
  res.status(200).json(members);
}
