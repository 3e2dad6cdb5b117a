import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";
import { log } from "@/lib/log";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  let warning: string | undefined;

  try {
    if (req.method === "POST") {
      await db.event.create({ data: req.body });
    }
  } catch (error) {
    warning = (error as Error).message;
  } finally {
    log("events asked");
  }

  if (req.method === "POST") {
    return res.status(warning ? 500 : 201).json({ warning: warning ?? null });
  }
  if (req.method === "GET") {
    return res.status(200).json(await db.event.findMany());
  }
  return res.status(405).end();
}
