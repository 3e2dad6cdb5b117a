import { getSession } from "next-auth/react";
import { db } from "@/lib/db";

export default async function handler(req, res) {
  const session = await getSession({ req });
  if (!session) {
    res.status(401).json({ error: "Unauthorized" });
    return;
  }
  switch (req.method) {
    case "GET":
      res.status(200).json(await db.task.findMany());
      break;
    default:
      res.status(405).end();
  }
}
