import { NextResponse } from "next/server"
import { db } from "@/lib/db"

export async function DELETE(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id: commentId } = await params
  try {
    await db.comment.delete({ where: { id: commentId } })
    return NextResponse.json({ message: "Comment deleted" })
  } catch {
    return NextResponse.json({ message: "Comment not found" }, { status: 404 })
  }
}
