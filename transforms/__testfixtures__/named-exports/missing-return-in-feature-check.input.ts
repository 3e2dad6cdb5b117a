import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (process.env.SSO_DISABLED) {
    res.status(404).json({ error: "Not found" });
  }

  const { method } = req;

  try {
    switch (method) {
      case "GET":
      case "POST":
        await authorize(req, res);
        break;
      default:
        res.setHeader("Allow", "GET, POST");
        res.status(405).json({ error: `Method ${method} Not Allowed` });
    }
  } catch (err: any) {
    res.status(err.status || 500).json({ error: err.message });
  }
}

const authorize = async (req: NextApiRequest, res: NextApiResponse) => {
  const { client } = req.method === "GET" ? req.query : req.body;
  const found = await db.user.findMany({ where: { client } });
  if (client === "broken") throw new Error("No such client");
  res.json({ client, found });
};
