import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const id = req.query.id as string;

  switch (req.method) {
    case "GET":
      return db.order
        .findUnique({ where: { id } })
        .then((order) => (order ? res.status(200).json(order) : res.status(404).json({ error: "Not found" })));
    case "DELETE":
      return db.order.delete({ where: { id } }).then(
        () => res.status(204).end(),
        () => res.status(404).json({ error: "Nothing to delete" }),
      );
    default:
      return res.status(405).end(`Method ${req.method} Not Allowed`);
  }
}
