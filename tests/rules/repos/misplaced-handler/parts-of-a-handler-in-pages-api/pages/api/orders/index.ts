import type { NextApiRequest, NextApiResponse } from "next";
import { GET, POST } from "./methods";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") return GET(req, res);
  if (req.method === "POST") return POST(req, res);
  res.setHeader("Allow", "GET, POST");
  return res.status(405).end();
}
