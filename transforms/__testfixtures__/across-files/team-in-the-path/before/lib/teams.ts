import type { NextApiRequest, NextApiResponse } from "next";
import { findTeam, type Team } from "@/lib/team-store";

/** Answers 404 where there is no such team. */
export async function requireTeam(req: NextApiRequest, res: NextApiResponse): Promise<Team | null> {
  const { teamId } = req.query as { teamId: string };
  const team = await findTeam(teamId);
  if (!team) {
    res.status(404).json({ error: `No team ${teamId}` });
    return null;
  }
  return team;
}
