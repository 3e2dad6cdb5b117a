import { NextResponse } from "next/server";
import { db } from "@/lib/db";
import { userFrom } from "@/lib/auth";

async function requireUser(req: Request) {
  const user = await userFrom(req.headers.get("authorization") ?? undefined);
  if (!user) {
    return NextResponse.json({ error: "Unauthorized" }, { status: 401 });
  }
  return user;
}

function hasKey(req: Request, headers: Headers): Response | null {
  if (req.headers.get("x-api-key") === "secret") return null;
  headers.set("Cache-Control", "private");
  return new Response("Forbidden", { status: 403, headers });
}

export async function GET(req: Request) {
  const origin = req.headers.get("origin");
  const headers = new Headers();
  if (origin) headers.set("Access-Control-Allow-Origin", origin);
  headers.set("Cache-Control", "no-store");

  const user = await requireUser(req);
  if (user instanceof Response) {
    for (const [header, value] of headers) {
      if (!user.headers.has(header)) user.headers.set(header, value);
    }
    return user;
  }
  return NextResponse.json(await db.project.findMany({ where: { ownerId: user.id } }), { headers });
}

export async function DELETE(req: Request) {
  const origin = req.headers.get("origin");
  const headers = new Headers();
  if (origin) headers.set("Access-Control-Allow-Origin", origin);
  headers.set("Cache-Control", "no-store");
  const denied = hasKey(req, headers);
  if (denied) {
    for (const [header, value] of headers) {
      if (!denied.headers.has(header)) denied.headers.set(header, value);
    }
    return denied;
  }
  await db.project.deleteMany();
  return new Response(null, { status: 204, headers });
}
