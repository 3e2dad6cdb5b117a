import { type NextRequest, NextResponse } from "next/server";
import { getSession } from "@/lib/auth";
import { db } from "@/lib/db";

/** One project of a team. */
async function handler(req: NextRequest, { params }: { params: Promise<{ teamId: string; id: string }> }) {
  // Who is asking?
  const session = await getSession(req.cookies.get("session")?.value);
  if (!session?.user?.email) {
    return NextResponse.json({ error: "Unauthorized" }, { status: 401 });
  }

  const { teamId, id } = await params;
  const member = await db.member.findUnique({
    where: {
      userId: session.user.id,
      teamId,
    },
  });
  if (!member) {
    return NextResponse.json({ error: "You are no member of this team" }, { status: 403 });
  }

  const project = await db.project.findUnique({
    where: {
      id,
      teamId,
    },
  });
  if (!project) return NextResponse.json({ error: "No such project" }, { status: 404 });

  const body = await req.json().catch(() => ({}));
  // Replace it.
  if (req.method === "PUT") {
    return NextResponse.json(await db.project.update({ where: { id: project.id }, data: body }));
  }

  // Rename it.
  if (req.method === "PATCH") {
    const { name } = body;
    if (!name) return NextResponse.json({ error: "A name is required" }, { status: 400 });
    return NextResponse.json(await db.project.update({ where: { id: project.id }, data: { name } }));
  }

  // Remove it.
  await db.project.delete({ where: { id: project.id } });
  await db.event.create({ data: { kind: "project.deleted", by: session.user.email.toLowerCase() } });
  return new Response(null, { status: 204 });
}

export { handler as PUT, handler as PATCH, handler as DELETE };
