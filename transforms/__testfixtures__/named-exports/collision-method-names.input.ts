import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

const GET = "GET";
const POST = "POST";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case GET:
      return res.status(200).json(await db.member.findMany());
    case POST:
      return res.status(201).json(await db.member.create({ data: req.body }));
    default:
      return res.status(405).end();
  }
}
