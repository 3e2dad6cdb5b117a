import { type NextRequest, NextResponse } from "next/server";
import { getSession } from "@/lib/auth";
import { db } from "@/lib/db";

export async function POST(req: NextRequest, { params }: { params: Promise<{ teamId: string }> }) {
  const session = await getSession(req.cookies.get("session")?.value);
  if (!session) {
    return NextResponse.json({ error: "Unauthorized" }, { status: 401 });
  }
  const { teamId } = await params;
  const { name } = await req.json().catch(() => ({}));
  try {
    const member = await db.member.findUnique({
      where: {
        id: session.user.id,
        teamId,
      },
    });
    if (!member) {
      return NextResponse.json({ error: "You are no member of this team" }, { status: 403 });
    }
    if (!name) {
      return NextResponse.json({ error: "A name is required" }, { status: 400 });
    }
    const token = await db.event.create({
      data: {
        name,
        teamId,
      },
    });
    return NextResponse.json({ token }, { status: 201 });
  } catch (error) {
    console.error(error);
    return NextResponse.json({ error: "Error creating token" }, { status: 500 });
  }
}

export async function DELETE(
  req: NextRequest,
  { params }: { params: Promise<{ teamId: string }> },
) {
  const session = await getSession(req.cookies.get("session")?.value);
  if (!session) {
    return NextResponse.json({ error: "Unauthorized" }, { status: 401 });
  }
  const { teamId } = await params;
  const { tokenId } = await req.json().catch(() => ({}));
  try {
    const member = await db.member.findUnique({
      where: {
        id: session.user.id,
        teamId,
      },
    });
    if (!member) {
      return NextResponse.json({ error: "You are no member of this team" }, { status: 403 });
    }
    await db.event.delete({
      where: {
        id: tokenId,
        teamId,
      },
    });
    return NextResponse.json({ message: "Token deleted" });
  } catch (error) {
    console.error(error);
    return NextResponse.json({ error: "Error deleting token" }, { status: 500 });
  }
}
