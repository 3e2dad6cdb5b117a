import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

const METHOD = { READ: "GET", CREATE: "POST", REMOVE: "DELETE" } as const;
const STATUS = { OK: 200, CREATED: 201, NOT_ALLOWED: 405 } as const;

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === METHOD.READ) {
    res.status(STATUS.OK).json(await db.event.findMany());
  } else if (req.method === METHOD.CREATE) {
    res.status(STATUS.CREATED).json(await db.event.create({ data: req.body }));
  } else if (req.method === METHOD.REMOVE) {
    res.status(STATUS.OK).json(await db.event.deleteMany());
  } else {
    res.status(STATUS.NOT_ALLOWED).json({ error: "Method not allowed" });
  }
}
