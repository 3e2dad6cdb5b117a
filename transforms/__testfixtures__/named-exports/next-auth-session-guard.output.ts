import { type NextRequest, NextResponse } from "next/server";
import { getServerSession, type NextAuthOptions } from "next-auth";
import { db } from "@/lib/db";

const authOptions: NextAuthOptions = {
  secret: "only-for-this-example",
  session: { strategy: "jwt" },
  providers: [],
};

export async function GET() {
  // Only members see the tasks.
  const session = await getServerSession(authOptions);
  if (!session) {
    return NextResponse.json({ message: "You must be logged in." }, { status: 401 });
  }

  const tasks = await db.task.findMany();
  return NextResponse.json({ user: session.user?.name ?? null, tasks });
}

export async function DELETE(req: NextRequest) {
  // Only members see the tasks.
  const session = await getServerSession(authOptions);
  if (!session) {
    return NextResponse.json({ message: "You must be logged in." }, { status: 401 });
  }

  await db.task.delete({ where: { id: (req.nextUrl.searchParams.get("id") ?? undefined) as string } });
  return new Response(null, { status: 204 });
}
