import type { NextApiRequest, NextApiResponse } from "next";
import { record } from "@/lib/effects";
import { requireTeam } from "@/lib/teams";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    const team = await requireTeam(req, res);
    if (!team) return;
    return res.status(200).json({ members: team.members });
  }
  if (req.method === "POST") {
    const team = await requireTeam(req, res);
    if (!team) return;
    record("invite", team.id, req.body.email);
    return res.status(201).json({ invited: req.body.email });
  }
  res.setHeader("Allow", ["GET", "POST"]);
  res.status(405).end(`Method ${req.method} Not Allowed`);
}
