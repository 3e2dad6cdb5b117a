import { db } from "@/lib/db";

export async function GET(req, res) {
  if (req.method === "GET") {
    const { limit } = req.query;
    const tasks = await db.task.findMany({ take: limit ? Number(limit) : 10 });
    res.status(200).json({ tasks });
  } else {
    res.setHeader("Allow", ["GET"]);
    res.status(405).end(`Method ${req.method} Not Allowed`);
  }
}
