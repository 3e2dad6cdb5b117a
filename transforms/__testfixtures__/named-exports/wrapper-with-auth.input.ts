import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";
import { verifyToken } from "@/lib/auth";
import { db } from "@/lib/db";

function withAuth(handler: NextApiHandler): NextApiHandler {
  return async (req, res) => {
    const token = req.headers.authorization?.split(" ")[1];
    if (!token || !(await verifyToken(token))) {
      return res.status(401).json({ error: "Unauthorized" });
    }
    return handler(req, res);
  };
}

async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    const invoices = await db.invoice.findMany();
    return res.status(200).json(invoices);
  }
  if (req.method === "POST") {
    const invoice = await db.invoice.create({ data: req.body });
    return res.status(201).json(invoice);
  }
  return res.status(405).json({ error: "Method not allowed" });
}

export default withAuth(handler);
