"use server";

import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function POST(req) {
  const body = await req.json().catch(() => ({}));
  const order = await db.order.create({ data: body });
  return NextResponse.json(order, { status: 201 });
}
