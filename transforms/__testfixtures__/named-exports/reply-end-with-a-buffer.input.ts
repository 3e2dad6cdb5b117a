import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

async function render(name: string): Promise<Buffer> {
  return Buffer.from(`%PDF-1.4 ${name}`);
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).send("Method Not Allowed");

  const { id, download } = req.query as { id: string; download?: string };
  const project = await db.project.findUnique({ where: { id } });
  if (!project) return res.status(404).send("Invoice not found");

  let file: Buffer;
  try {
    file = await render(project.name);
  } catch {
    return res.status(500).send("Not rendered");
  }

  res.writeHead(200, {
    "Content-Type": "application/pdf",
    "Content-Length": file.byteLength,
    "Content-Disposition": `${download === "1" ? "attachment" : "inline"}; filename="${id}.pdf"`,
  });
  res.end(file);
}
