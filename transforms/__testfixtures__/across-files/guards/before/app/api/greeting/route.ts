import type { NextApiRequest, NextApiResponse } from "next";
import { getUser } from "@/lib/auth";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    const user = await getUser(req);
    return res.json({ greeting: user ? `Hello, ${user.name}` : "Hello, stranger" });
  }
  res.status(405).end();
}
