import { getSession } from "next-auth/react";
import { listTasks } from "@/lib/db";

export default async function handler(req, res) {
  const session = await getSession({ req });
  if (!session) {
    res.status(401).json({ error: "Unauthorized" });
    return;
  }
  switch (req.method) {
    case "GET":
      res.status(200).json(await listTasks());
      break;
    default:
      res.status(405).end();
  }
}
