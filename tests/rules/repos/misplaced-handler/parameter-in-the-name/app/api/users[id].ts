import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query;
  if (req.method === "DELETE") {
    return res.status(200).json({ deleted: id });
  }
  return res.status(405).json({ error: "Method not allowed" });
}
