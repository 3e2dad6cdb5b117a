import { NextResponse } from "next/server";
import { db } from "@/lib/db";

const allowMethods =
  (...methods: string[]) =>
  (handler: (request: Request) => Response | Promise<Response>) =>
  async (req: Request) => {
    return handler(req);
  };

export const GET = allowMethods("GET", "POST")(async () => {
  return NextResponse.json(await db.task.findMany());
});
export const POST = allowMethods("GET", "POST")(async (req) => {
  const body = await req.json().catch(() => ({}));
  return NextResponse.json(await db.task.create({ data: body }), {
    status: 201
  });
});
