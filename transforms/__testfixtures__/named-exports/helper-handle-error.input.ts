import type { NextApiRequest, NextApiResponse } from "next";
import { ZodError, z } from "zod";
import { db } from "@/lib/db";

const Body = z.object({ name: z.string().min(2), capacity: z.coerce.number().int().default(10) });

function handleError(error: unknown, res: NextApiResponse) {
  if (error instanceof ZodError) {
    return res.status(400).json({ error: "Validation failed", count: error.issues.length });
  }
  console.error(error);
  return res.status(500).json({ error: error instanceof Error ? error.message : "Unknown error" });
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    switch (req.method) {
      case "GET":
        return res.status(200).json(await db.event.findMany({ where: { city: req.query.city } }));
      case "POST":
        return res.status(201).json(await db.event.create({ data: Body.parse(req.body) }));
      default:
        res.setHeader("Allow", ["GET", "POST"]);
        return res.status(405).json({ error: "Method not allowed" });
    }
  } catch (error) {
    return handleError(error, res);
  }
}
