import { NextRequest } from "next/server";
import { NextApiResponse } from "next";
import { prisma } from "@/lib/db";

export async function DELETE(req: NextRequest, res: NextApiResponse) {
  const { searchParams } = new URL(req.url);
  const id = searchParams.get("id");

  if (!id) {
    return res.status(400).json({ error: "Missing id" });
  }

  await prisma.task.delete({ where: { id } });
  return res.status(200).json({ deleted: id });
}
