import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

function allowCors(res: NextApiResponse) {
  res.setHeader("Access-Control-Allow-Origin", "*");
  res.setHeader("Access-Control-Allow-Methods", "GET,POST");
}

export async function GET(req: NextApiRequest, res: NextApiResponse) {
  allowCors(res);
  res.status(200).json(await db.task.findMany());
}

export async function POST(req: NextApiRequest, res: NextApiResponse) {
  allowCors(res);
  if (!req.body.title) {
    return res.status(400).json({ error: "A title is needed" });
  }
  res.status(201).json(await db.task.create({ data: { title: req.body.title } }));
}
