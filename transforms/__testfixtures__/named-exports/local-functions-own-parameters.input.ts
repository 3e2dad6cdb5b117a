import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  async function handleGet(req: NextApiRequest, res: NextApiResponse) {
    const tasks = await db.task.findMany();
    return res.status(200).json(tasks);
  }
  const handlePost = async (request: NextApiRequest, response: NextApiResponse) => {
    const { title } = request.body;
    if (!title) return response.status(400).json({ error: "title" });
    return response.status(201).json(await db.task.create({ data: { title } }));
  };
  switch (req.method) {
    case "GET":
      return handleGet(req, res);
    case "POST":
      return await handlePost(req, res);
    default:
      return res.status(405).end();
  }
}
