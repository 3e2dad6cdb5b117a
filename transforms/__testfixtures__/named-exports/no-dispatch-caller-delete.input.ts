import type { NextApiRequest, NextApiResponse } from "next"
import { db } from "@/lib/db"

export default async function deleteComment(req: NextApiRequest, res: NextApiResponse) {
  const commentId = req.query.id as string
  try {
    await db.comment.delete({ where: { id: commentId } })
    res.status(200).json({ message: "Comment deleted" })
  } catch {
    res.status(404).json({ message: "Comment not found" })
  }
}
