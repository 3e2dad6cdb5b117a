import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";
import { audit } from "@/lib/log";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    await routeFor(String(req.query.team), req, res);
  } catch (error) {
    console.error(error);
    res.status(500).json({ error: "Server error" });
  }
}

async function routeFor(team: string, req: NextApiRequest, res: NextApiResponse) {
  const member = await db.member.findUnique({ where: { team } });
  if (!member) {
    return res.status(404).json({ error: "No such team" });
  }
  const events = await db.event.count({ where: { team } });
  if (events > 100) {
    return res.status(429).json({ error: "Too many calls" });
  }
  await audit("team.called", { team, events });
  switch (req.method) {
    case "PUT":
      return res.status(200).json(member);
    case "PATCH": {
      const { name } = req.body;
      return res.status(200).json(await db.member.update({ where: { team }, data: { name } }));
    }
    default:
      res.setHeader("Allow", ["PUT", "PATCH"]);
      return res.status(405).end();
  }
}
