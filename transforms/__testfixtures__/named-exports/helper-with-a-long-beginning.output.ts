import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";
import { audit } from "@/lib/log";

async function handler(req: NextRequest) {
  try {
    return await routeFor(String(req.nextUrl.searchParams.get("team")), req);
  } catch (error) {
    console.error(error);
    return NextResponse.json({ error: "Server error" }, { status: 500 });
  }
}

export { handler as PUT, handler as PATCH };

async function routeFor(team: string, req: NextRequest) {
  const member = await db.member.findUnique({ where: { team } });
  if (!member) {
    return NextResponse.json({ error: "No such team" }, { status: 404 });
  }
  const events = await db.event.count({ where: { team } });
  if (events > 100) {
    return NextResponse.json({ error: "Too many calls" }, { status: 429 });
  }
  await audit("team.called", { team, events });
  switch (req.method) {
    case "PUT":
      return NextResponse.json(member);
    default: {
      const { name } = await req.json().catch(() => ({}));
      return NextResponse.json(await db.member.update({ where: { team }, data: { name } }));
    }
  }
}
