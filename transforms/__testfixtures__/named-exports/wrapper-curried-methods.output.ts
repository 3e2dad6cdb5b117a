import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

const withMethods = (methods: string[]) => (handler: (request: NextRequest) => Response | Promise<Response>): ((request: NextRequest) => Response | Promise<Response>) => (req: NextRequest) => {
  return handler(req);
};

async function latestMessages(req: NextRequest) {
  const messages = await db.message.findMany({ take: Number(req.nextUrl.searchParams.get("take") ?? 1) });
  return NextResponse.json(messages);
}

export const GET = withMethods(["GET"])(latestMessages);
