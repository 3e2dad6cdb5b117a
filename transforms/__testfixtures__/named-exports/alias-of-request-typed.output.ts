import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

interface AuthedRequest extends NextRequest {
  user?: { id: string };
}

export async function GET(req: Request) {
  const request = req as AuthedRequest;
  request.user = { id: "1" };
  return NextResponse.json(await db.task.findMany({ where: { owner: request.user.id } }));
}
