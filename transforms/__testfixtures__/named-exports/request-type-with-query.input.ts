import type { NextApiRequest, NextApiResponse } from "next";
interface UserRequest extends NextApiRequest {
  query: { id: string; tab?: string };
}
export default async function handler(req: UserRequest, res: NextApiResponse) {
  const { id, tab } = req.query;
  res.status(200).json({ id, tab: tab?.toUpperCase() ?? null });
}
