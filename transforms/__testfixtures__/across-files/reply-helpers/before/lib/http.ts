import type { NextApiResponse } from "next";

/** Every answer of the API has this shape. */
export function ok<T>(res: NextApiResponse, data: T) {
  return res.status(200).json({ success: true, data });
}

export function fail(res: NextApiResponse, status: number, message: string) {
  res.status(status).json({ success: false, error: message });
}

export function methodNotAllowed(res: NextApiResponse, allowed: string[]) {
  res.setHeader("Allow", allowed);
  res.status(405).end("Method Not Allowed");
}
