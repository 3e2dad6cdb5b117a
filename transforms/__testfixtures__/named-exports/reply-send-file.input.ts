import type { NextApiRequest, NextApiResponse } from "next";
import fs from "node:fs/promises";
import { readFileSync } from "node:fs";
import path from "node:path";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();

  const { name, as } = req.query;
  const file = path.join(process.cwd(), "docs", "rules", name as string);
  try {
    if (as === "text") {
      const text = readFileSync(file, "utf8");
      return res.status(200).send(text);
    }
    if (as === "bytes") {
      return res.status(200).send(new Uint8Array([1, 2]));
    }
    const data = await fs.readFile(file);
    if (as === "download") res.setHeader("Content-Disposition", `attachment; filename="${name}"`);
    res.setHeader("Content-Type", "text/markdown");
    res.setHeader("Content-Length", data.length);
    res.status(200).send(data);
  } catch {
    res.status(404).send("Not found");
  }
}
