import type { NextApiRequest, NextApiResponse } from "next";
import { findTask } from "@/lib/tasks";

const LINKS: Record<string, string> = { docs: "https://docs.example.com", blog: "/blog" };

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    return res.redirect(LINKS[req.query.to as string]);
  }
  if (req.method === "POST") {
    const task = await findTask(req.body.id);
    return res.redirect(303, task?.title as string);
  }
  return res.status(405).end();
}
