import { type NextRequest, NextResponse } from "next/server";
import { getParam } from "@/lib/params";
import { requireTeam } from "@/lib/teams";

export async function DELETE(
  req: NextRequest,
  { params }: { params: Promise<{ teamId: string; id: string }> },
) {
  const team = await requireTeam(req, { params });
  if (team instanceof Response) return team;
  const id = await getParam(req, { params }, "id");
  return NextResponse.json({ team: team.id, deleted: id });
}
