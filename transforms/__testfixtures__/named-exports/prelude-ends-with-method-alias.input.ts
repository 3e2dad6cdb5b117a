import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";
import { log } from "@/lib/log";
import { rateLimit } from "@/lib/limits";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    try {
      const team = Number(req.query.team);
      if (Number.isNaN(team)) {
        log.info("no such team");
        return res.status(404).json({ message: "Not found" });
      }
      log.info("team", { team });
    } catch (err) {
      console.error(err);
      return res.status(500).json({ message: "Something went wrong" });
    }
    const { success, remaining } = await rateLimit(String(req.query.team));
    if (!success) {
      log.info("too many requests", { remaining });
      return res.status(429).json({ message: "Too many requests" });
    }
    const method = req.method;
    if (method === "GET") {
      const members = await db.member.findMany({ where: { team: req.query.team } });
      res.setHeader("Cache-Control", "no-store");
      return res.status(200).json({ members });
    }
    if (method === "POST") {
      const member = await db.member.create({ data: { team: req.query.team, email: req.body.email } });
      return res.status(201).json({ member });
    }
    if (method === "PATCH") {
      return res.status(200).end();
    }
    if (method === "DELETE") {
      await db.member.deleteMany({ where: { team: req.query.team } });
      return res.status(204).end();
    }
    res.status(405).send("Method Not Allowed");
  } catch (error) {
    console.error(error);
    res.status(502).json({ error: "Something went wrong" });
  }
}
