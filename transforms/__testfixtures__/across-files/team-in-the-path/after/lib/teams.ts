import { NextResponse } from "next/server";
import { findTeam, type Team } from "@/lib/team-store";

/** Answers 404 where there is no such team. */
export async function requireTeam(
  req: Request,
  { params }: { params: Promise<{ teamId: string }> },
): Promise<Team | Response> {
  const { teamId } = await params;
  const team = await findTeam(teamId);
  if (!team) {
    return NextResponse.json({ error: `No team ${teamId}` }, { status: 404 });
  }
  return team;
}
