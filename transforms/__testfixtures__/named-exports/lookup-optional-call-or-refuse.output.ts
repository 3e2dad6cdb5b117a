import { NextResponse } from "next/server";
import { db } from "@/lib/db";

// the list
export const GET = async () => NextResponse.json(await db.task.findMany());

// a new one
export const POST = async (req: Request) =>
  NextResponse.json(await db.task.create({ data: await req.json().catch(() => ({})) }), {
    status: 201,
  });
