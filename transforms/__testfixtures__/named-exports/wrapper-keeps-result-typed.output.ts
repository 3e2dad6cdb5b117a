import { NextResponse } from "next/server";
import { db } from "@/lib/db";

type RouteHandler = (request: Request) => Response | Promise<Response>;

const withMetrics = (handler: RouteHandler): RouteHandler => {
  return async (req: Request) => {
    const startedAt = Date.now();
    const result = await handler(req);
    console.info(`tasks took ${(Date.now() - startedAt).toFixed(0)} ms`);
    return result;
  };
};

async function handler() {
  return NextResponse.json(await db.task.findMany());
}

export const GET = withMetrics(handler);
