import type { NextApiRequest, NextApiResponse } from "next";

// Called by the CMS when a post is published.
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.query.secret !== process.env.REVALIDATE_SECRET) {
    return res.status(401).json({ message: "Invalid token" });
  }
  await res.revalidate("/blog");
  return res.json({ revalidated: true });
}
