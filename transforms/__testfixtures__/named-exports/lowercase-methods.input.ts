import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export async function get(req: NextApiRequest, res: NextApiResponse) {
  const users = await db.user.findMany();
  return res.status(200).json(users);
}

export async function post(req: NextApiRequest, res: NextApiResponse) {
  const user = await db.user.create({ data: req.body });
  return res.status(201).json(user);
}
