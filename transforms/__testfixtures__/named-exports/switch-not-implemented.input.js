import { db } from "@/lib/db";

export default async function handler(req, res) {
  switch (req.method) {
    case "GET":
      res.status(200).json(await db.project.findMany());
      break;
    case "POST":
      res.status(201).json(await db.project.create({ data: req.body }));
      break;
    case "PATCH":
      // Coming soon
      res.status(501).json({ error: "Not implemented yet" });
      break;
    case "DELETE":
      res.status(405).json({ error: "Projects can't be deleted" });
      break;
    default:
      res.status(405).end();
  }
}
