import { NextResponse } from "next/server";
import { db } from "@/lib/db";

type Handler = (req: Request) => Response | Promise<Response>;

function withErrorHandling(handler: Handler): Handler {
  return async (req: Request) => {
    try {
      return await handler(req);
    } catch (error) {
      return NextResponse.json({ error: "Something went wrong" }, { status: 500 });
    }
  };
}

export const GET = withErrorHandling(
  async () => {
    return NextResponse.json(await db.task.findMany());
  },
);
export const POST = withErrorHandling(
  async (req: Request) => {
    const body = await req.json().catch(() => ({}));
    return NextResponse.json(await db.task.create({ data: body }), { status: 201 });
  },
);
