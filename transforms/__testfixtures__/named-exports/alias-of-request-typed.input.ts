import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

interface AuthedRequest extends NextApiRequest {
  user?: { id: string };
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const request = req as AuthedRequest;
  if (request.method !== "GET") return res.status(405).end();
  request.user = { id: "1" };
  res.status(200).json(await db.task.findMany({ where: { owner: request.user.id } }));
}
