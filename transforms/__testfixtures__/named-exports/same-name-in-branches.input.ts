import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

const name = "customers";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const label = `all ${name}`;
  if (req.method === "POST") {
    const { name, label: tag } = req.body;
    const customer = await db.customer.create({ data: { name, tag } });
    res.status(201).json({ customer, label });
  } else if (req.method === "GET") {
    const customers = await db.customer.findMany();
    res.status(200).json({ customers, label, name });
  } else {
    res.status(405).end();
  }
}
