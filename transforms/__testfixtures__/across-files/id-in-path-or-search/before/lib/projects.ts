import type { NextApiRequest } from "next";

export function projectOf(req: NextApiRequest) {
  return `project-${req.query.id}`;
}
