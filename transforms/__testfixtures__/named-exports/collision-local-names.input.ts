import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "PATCH") return res.status(405).end();

  const params = { notify: req.query.notify === "true" };
  const body = { ...req.body, notify: params.notify };
  const request = await db.lead.update({ where: { id: req.query.id as string }, data: body });
  const headers = { "X-Lead": request.id };
  const searchParams = new URLSearchParams(headers).toString();

  res.setHeader("X-Lead", headers["X-Lead"]);
  return res.status(200).json({ request, searchParams });
}
