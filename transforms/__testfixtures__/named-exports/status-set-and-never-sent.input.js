import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export default async function handler(req, res) {
  if (req.method === "GET") {
    const task = await db.task.findUnique({ where: { id: req.query.id } });
    if (!task) NextResponse.json({ error: "not found" }, { status: 404 });
    return res.json(task);
  }
  if (req.method === "DELETE") {
    await db.task.delete({ where: { id: req.query.id } });
    res.status(200);
  }
}
