import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

// the cron job in lib/cron.ts imports this type
export type JobRequest = Pick<NextApiRequest, "method" | "query">;

export function isDry(job: Pick<JobRequest, "query">): boolean {
  return job.query.dry === "1";
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();
  if (isDry(req)) return res.status(200).json({ dry: true });
  const { count } = await db.event.deleteMany();
  return res.status(200).json({ count });
}
