import type { NextApiRequest, NextApiResponse } from "next";
import { log } from "@/lib/log";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  delete req.query.token;
  req.query.limit = req.query.limit || "10";
  if (req.query.all === "true") {
    req.query.limit = "1000";
  }
  log("search", req.query);
  const { limit, q = "" } = req.query;
  return res.json({ limit, q, filters: Object.keys(req.query) });
}
