import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function POST(req) {
  const body = await req.json().catch(() => ({}));
  const items = Array.isArray(body) ? body : [body];
  const saved = await Promise.all(
    items.map((item) =>
      db.product.create({ data: item }),
    ),
  );

  return NextResponse.json(saved, { status: 201 });
}

export async function PUT(req) {
  const body = await req.json().catch(() => ({}));
  const items = Array.isArray(body) ? body : [body];
  const saved = await Promise.all(
    items.map((item) =>
      db.product.update({ where: { id: item.id }, data: item }),
    ),
  );

  return NextResponse.json(saved, { status: 200 });
}
