import type { NextApiRequest, NextApiResponse } from "next";
import { addOrder, listOrders } from "../../../lib/orders";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case "GET":
      return res.status(200).json(await listOrders(String(req.query.customer)));
    case "POST": {
      const { log } = await import("./log");
      log("order");
      return res.status(201).json(await addOrder(req.body));
    }
    default:
      return res.status(405).end();
  }
}
