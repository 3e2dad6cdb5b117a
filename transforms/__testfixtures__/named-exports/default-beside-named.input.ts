import type { NextApiRequest, NextApiResponse } from "next";
import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  const tasks = await db.task.findMany();
  return NextResponse.json(tasks);
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "POST") {
    const task = await db.task.create({ data: { title: req.body.title, done: false } });
    return res.status(201).json(task);
  }
  res.status(405).json({ message: "Method not allowed" });
}
