import type { NextApiRequest, NextApiResponse } from "next";
import { getParam } from "@/lib/params";
import { requireTeam } from "@/lib/teams";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "DELETE") return res.status(405).end();
  const team = await requireTeam(req, res);
  if (!team) return;
  const id = getParam(req, "id");
  return res.status(200).json({ team: team.id, deleted: id });
}
