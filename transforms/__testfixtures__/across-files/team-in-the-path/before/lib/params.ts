import type { NextApiRequest } from "next";

/** The first value of a parameter. */
export function getParam(req: NextApiRequest, name: string): string | undefined {
  const value = req.query[name];
  return Array.isArray(value) ? value[0] : value;
}
