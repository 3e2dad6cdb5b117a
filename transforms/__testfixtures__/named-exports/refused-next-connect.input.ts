import type { NextApiRequest, NextApiResponse } from "next";
import nc from "next-connect";
import { db } from "@/lib/db";

const handler = nc<NextApiRequest, NextApiResponse>()
  .get(async (req, res) => {
    res.json(await db.user.findMany());
  })
  .post(async (req, res) => {
    res.status(201).json(await db.user.create({ data: req.body }));
  });

export default handler;
