/** What a route file may import but a repair of that file alone can't see into. */
import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";
import { verifyToken } from "./auth";

const handler: NextApiHandler = async (req, res) => {
  res.status(200).json({ method: req.method });
};

export default handler;

export function withAuth(inner: NextApiHandler): NextApiHandler {
  return async (req: NextApiRequest, res: NextApiResponse) => {
    const user = await verifyToken(req.headers.authorization?.slice("Bearer ".length));
    if (!user) return res.status(401).json({ error: "Unauthorized" });
    return inner(req, res);
  };
}

export const ALLOWED_METHODS: string[] = ["GET", "POST"];

export const routes: Record<string, NextApiHandler> = { GET: handler, POST: handler };
