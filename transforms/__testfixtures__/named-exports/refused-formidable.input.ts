import type { NextApiRequest, NextApiResponse } from "next";
import formidable from "formidable";
import { db } from "@/lib/db";

export const config = { api: { bodyParser: false } };

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).json({ error: "Method not allowed" });

  const form = formidable({ maxFileSize: 5 * 1024 * 1024 });
  form.parse(req, async (err, fields, files) => {
    if (err) return res.status(500).json({ error: "Upload failed" });
    const asset = await db.product.create({ data: { fields, names: Object.keys(files) } });
    res.status(201).json(asset);
  });
}
