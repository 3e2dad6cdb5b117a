import type { NextApiRequest, NextApiResponse } from "next";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  res.setHeader("Content-Type", "text/plain");
  for (let step = 0; step < 3; step++) {
    res.write(`step ${step}\n`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  res.end();
}
