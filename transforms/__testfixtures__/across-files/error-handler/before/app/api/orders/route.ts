import type { NextApiRequest, NextApiResponse } from "next";
import { handleError, NotFound } from "@/lib/errors";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  try {
    const { id } = req.query;
    if (id === "boom") throw new Error("database down");
    if (id !== "1") throw new NotFound(`No order ${id}`);
    return res.status(200).json({ id, total: 12 });
  } catch (error) {
    return handleError(error, res);
  }
}
