import type { NextApiRequest, NextApiResponse } from "next";

const catalog = { version: "2024-06", items: ["tea", "mugs"] };

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();

  res.setHeader("X-Catalog-Version", catalog.version);
  if (req.headers["x-known-version"] === catalog.version) {
    return res.status(304).end();
  }
  return res.status(200).json(catalog);
}
