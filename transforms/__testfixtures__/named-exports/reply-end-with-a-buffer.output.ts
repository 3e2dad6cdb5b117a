import type { NextRequest } from "next/server";
import { db } from "@/lib/db";

async function render(name: string): Promise<Buffer> {
  return Buffer.from(`%PDF-1.4 ${name}`);
}

export async function GET(req: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const download = req.nextUrl.searchParams.get("download");
  const project = await db.project.findUnique({ where: { id } });
  if (!project) return new Response("Invoice not found", { status: 404 });

  let file: Buffer;
  try {
    file = await render(project.name);
  } catch {
    return new Response("Not rendered", { status: 500 });
  }

  return new Response(file as BodyInit, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `${download === "1" ? "attachment" : "inline"}; filename="${id}.pdf"`,
    },
  });
}
