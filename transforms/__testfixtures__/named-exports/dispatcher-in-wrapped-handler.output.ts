import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

type RouteHandler = (request: NextRequest) => Response | Promise<Response>;

function withErrorHandling(handler: RouteHandler): RouteHandler {
  return async (req: NextRequest) => {
    try {
      return await handler(req);
    } catch (error) {
      console.error(error);
      return NextResponse.json({ error: "Server error" }, { status: 500 });
    }
  };
}

async function handleGet() {
  return NextResponse.json(await db.task.findMany());
}

async function handleDelete(req: NextRequest) {
  await db.task.delete({ where: { id: String(req.nextUrl.searchParams.get("id")) } });
  return new Response(null, { status: 204 });
}

export const GET = withErrorHandling(handleGet);
export const DELETE = withErrorHandling(handleDelete);
