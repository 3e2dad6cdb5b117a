import type { NextApiRequest } from "next";

export function userOf(req: NextApiRequest) {
  return `user-${req.query.id}`;
}
