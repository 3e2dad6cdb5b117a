import type { NextApiRequest, NextApiResponse } from "next";
const BACKEND = "https://backend.example";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const answer = await fetch(`${BACKEND}/status`, {
    method: req.method,
    headers: { authorization: req.headers.authorization ?? "" },
  });
  res.status(answer.status).json(await answer.json());
}
