import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

type RouteHandler = (request: NextRequest) => Response | Promise<Response>;

const withMethods = (methods: string[]) => (handler: RouteHandler): RouteHandler => (req: NextRequest) => {
  return handler(req);
};

async function latestMessages(req: NextRequest) {
  const messages = await db.message.findMany({ take: Number(req.nextUrl.searchParams.get("take") ?? 1) });
  return NextResponse.json(messages);
}

export const GET = withMethods(["GET"])(latestMessages);
