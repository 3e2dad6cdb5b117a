import type { NextApiRequest, NextApiResponse } from "next";
import { renderAs } from "@/lib/reports";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  const result = await renderAs(req.query.format as string);
  res.status(200).send(result);
}
