import { NextResponse } from "next/server";
import { db, type User } from "@/lib/db";

type ErrorBody = { error: string };
type UserBody = { user: Pick<User, "id" | "name"> };

export async function GET(
  req: Request,
  { params }: { params: Promise<{ id: string }> }
) {
  const { id } = await params;

  const user = await db.user.findUnique({ where: { id } });
  if (!user) {
    return NextResponse.json<UserBody | ErrorBody>(
      { error: "User not found" },
      { status: 404 }
    );
  }
  return NextResponse.json<UserBody | ErrorBody>({
    user: { id: user.id, name: user.name },
  });
}

export async function PUT(
  req: Request,
  { params }: { params: Promise<{ id: string }> }
) {
  const { id } = await params;

  const body = await req.json().catch(() => ({}));
  const user = await db.user.update({ where: { id }, data: body });
  return NextResponse.json<UserBody | ErrorBody>({
    user: { id: user.id, name: user.name },
  });
}
