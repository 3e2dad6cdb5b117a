import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  let found = null;
  switch (req.method) {
    case "GET":
      search: for (const order of await db.order.findMany()) {
        for (const wanted of [req.query.id].flat()) {
          if (order.id === wanted) {
            found = order;
            break search;
          }
        }
      }
      break;
    default:
      return res.status(405).end();
  }
  return found ? res.status(200).json(found) : res.status(404).json({ error: "No such order" });
}
