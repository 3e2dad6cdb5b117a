import type { NextApiRequest, NextApiResponse } from "next";
import { ok } from "@/lib/route";
import { db } from "@/lib/db";

export default {
  async GET(_req: NextApiRequest, res: NextApiResponse) {
    return res.json(await db.task.findMany());
  },
  async POST(req: NextApiRequest, res: NextApiResponse) {
    return ok(res, await db.task.create({ data: req.body }));
  },
};
