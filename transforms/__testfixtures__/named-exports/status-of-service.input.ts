import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

async function remove(id: string): Promise<{ status: number; body: unknown }> {
  const task = await db.task.findUnique({ where: { id } });
  return task ? statusFor(await db.task.delete({ where: { id } })) : { status: 404, body: { error: "Not found" } };
}

const statusFor = (task: { done?: boolean }) => ({ status: Number(task.done ? "204" : "200"), body: task });

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "DELETE") return res.status(405).end();
  const { status, body } = await remove(String(req.query.id));
  return res.status(status).json(body);
}
