import type { NextApiRequest, NextApiResponse } from "next";
import { methodNotAllowed, ok } from "@/lib/api-response";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    return ok(res, await db.task.findMany());
  }
  return methodNotAllowed(res, ["GET"]);
}
