import { NextResponse } from "next/server";
import { db } from "@/lib/db";

type Data = { ok: boolean } | { error: string };

export const DELETE = async () => {
  const respond = (status: number, data: Data): Response => {
    return NextResponse.json<Data>(data, { status, headers: { "Cache-Control": "no-store" } });
  };
  await db.task.deleteMany();
  return respond(200, { ok: true });
};
