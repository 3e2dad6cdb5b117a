import { NextResponse } from "next/server";
import { getUser } from "@/lib/auth";
import { db } from "@/lib/db";

type Role = "admin" | "member";

type RouteHandler = (request: Request, context: { params: Promise<{ id: string }> }) => Response | Promise<Response>;

function requireRole(...roles: Role[]) {
  return function (handler: RouteHandler): RouteHandler {
    return async function (req: Request, { params }: { params: Promise<{ id: string }> }) {
      const user = await getUser(req.headers.get("authorization") ?? undefined);
      if (!user) return NextResponse.json({ error: "Sign in first" }, { status: 401 });
      if (!roles.includes(user.role)) {
        return NextResponse.json({ error: `Only for ${roles.join(" and ")}` }, { status: 403 });
      }
      return handler(req, { params });
    };
  };
}

async function handler(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  await db.user.delete({ where: { id } });
  return new Response(null, { status: 204 });
}

export const DELETE = requireRole("admin")(handler);
