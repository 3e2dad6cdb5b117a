import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

async function list(req: NextApiRequest, res: NextApiResponse) {
  res.status(200).json(await db.task.findMany());
}
const create = async (req: NextApiRequest, res: NextApiResponse) => {
  res.status(201).json(await db.task.create({ data: req.body }));
};

export default { GET: list, POST: create };
