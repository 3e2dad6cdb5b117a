import type { NextApiResponse } from "next";

export class NotFound extends Error {}

export function handleError(error: unknown, res: NextApiResponse) {
  if (error instanceof NotFound) {
    return res.status(404).json({ error: error.message });
  }
  console.error(error);
  return res.status(500).json({ error: "Something went wrong" });
}
