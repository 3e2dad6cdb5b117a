import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { method } = req;

  try {
    switch (method) {
      case "POST":
        await handlePOST(req, res);
        break;
      default:
        res.setHeader("Allow", "POST");
        res.status(405).json({ error: { message: `Method ${method} Not Allowed` } });
    }
  } catch (error: any) {
    res.status(400).json({ error: { message: error.message } });
  }
}

const handlePOST = async (req: NextApiRequest, res: NextApiResponse) => {
  const { slug, email } = req.body;

  if (slug) {
    if (slug === "gone") throw new Error("Team not found.");
    return res.json({ data: await db.user.findMany({ where: { slug } }) });
  }

  if (email) {
    return res.json({ data: await db.user.findMany({ where: { email } }) });
  }
};
