import type { NextApiHandler, NextApiRequest, NextApiResponse, PageConfig } from "next";
import { NextRequest } from "next/server";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

// sha of the visitor, never stored
export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();
  const digest = createHash("sha256").update(String(req.body.email)).digest("hex");
  res.status(200).json({ digest });
}
