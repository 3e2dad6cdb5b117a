import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export const withLogging =
  (handler: (request: NextRequest) => Response | Promise<Response>) => async (req: NextRequest) => {
    const startedAt = Date.now();
    const response = await handler(req);
    console.log(`${req.method} ${req.nextUrl.pathname}${req.nextUrl.search} ${response.status} ${Date.now() - startedAt}ms`);
    return response;
  };

async function handler() {
  return NextResponse.json(await db.task.findMany());
}

export const GET = withLogging(handler);
