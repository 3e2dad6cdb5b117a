import type { NextApiRequest } from "next";
import { NextResponse } from "next/server";
import { db } from "@/lib/db";

const readPage = (req: NextApiRequest) => Number(req.query.page ?? 1);

export async function GET() {
  return NextResponse.json(await db.event.findMany());
}
