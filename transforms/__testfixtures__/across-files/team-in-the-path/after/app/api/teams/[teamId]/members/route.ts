import { NextResponse } from "next/server";
import { record } from "@/lib/effects";
import { requireTeam } from "@/lib/teams";

export async function GET(req: Request, { params }: { params: Promise<{ teamId: string }> }) {
  const team = await requireTeam(req, { params });
  if (team instanceof Response) return team;
  return NextResponse.json({ members: team.members });
}

export async function POST(req: Request, { params }: { params: Promise<{ teamId: string }> }) {
  const team = await requireTeam(req, { params });
  if (team instanceof Response) return team;
  const { email } = await req.json().catch(() => ({}));
  record("invite", team.id, email);
  return NextResponse.json({ invited: email }, { status: 201 });
}
