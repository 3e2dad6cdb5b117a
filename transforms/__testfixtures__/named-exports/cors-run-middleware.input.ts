import Cors from "cors";
import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

// Initializing the cors middleware
const cors = Cors({
  methods: ["POST", "GET", "HEAD"],
});

// Helper method to wait for a middleware to execute before continuing
// And to throw an error when an error happens in a middleware
function runMiddleware(req: NextApiRequest, res: NextApiResponse, fn: Function) {
  return new Promise((resolve, reject) => {
    fn(req, res, (result: any) => {
      if (result instanceof Error) {
        return reject(result);
      }
      return resolve(result);
    });
  });
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  // Run the middleware
  await runMiddleware(req, res, cors);

  if (req.method === "GET") {
    const tasks = await db.task.findMany();
    return res.status(200).json(tasks);
  }
  if (req.method === "POST") {
    const { title } = req.body;
    if (!title) return res.status(400).json({ error: "title?" });
    return res.status(201).json(await db.task.create({ data: { title } }));
  }
  return res.status(405).json({ error: "Method not allowed" });
}
