import { NextResponse } from "next/server";
import { db } from "@/lib/db";

async function DELETE(id) {
  await db.task.delete({ where: { id } });
}

async function handler(req, { params }) {
  const { id } = await params;
  await DELETE(id);
  return NextResponse.json({ deleted: true });
}

export { handler as DELETE };
