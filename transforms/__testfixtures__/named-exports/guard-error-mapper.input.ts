import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";
class ApiError extends Error {
  constructor(public status: number, message: string) { super(message); }
}
class NotFound extends ApiError { constructor(what: string) { super(404, `${what} not found`); } }
function handleError(err: unknown, res: NextApiResponse) {
  if (err instanceof ApiError) return res.status(err.status).json({ error: err.message });
  console.error(err);
  return res.status(500).json({ error: "Something went wrong" });
}
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    if (req.method === "GET") {
      const task = await db.task.findUnique({ where: { id: String(req.query.id) } });
      if (!task) throw new NotFound("Task");
      return res.json(task);
    }
    if (req.method === "DELETE") {
      if (!req.query.id) throw new ApiError(400, "id missing");
      await db.task.delete({ where: { id: req.query.id as string } });
      return res.status(204).end();
    }
    throw new ApiError(405, "Method not allowed");
  } catch (err) {
    return handleError(err, res);
  }
}
