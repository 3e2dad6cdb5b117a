import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

interface Response {
  request: string;
  params: string[];
}

const body = { source: "api" };

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query;

  if (req.method === "PUT") {
    const request = await db.order.findUnique({ where: { id } });
    if (!request) return res.status(404).end("No such order");
    const params = { ...body, note: req.body.note };
    const response: Response = { request: request.id, params: Object.keys(params) };
    await db.order.update({ where: { id: request.id }, data: params });
    return res.status(200).json(response);
  }

  return res.status(405).end();
}
