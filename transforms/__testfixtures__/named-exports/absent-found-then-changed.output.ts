import { type NextRequest, NextResponse } from "next/server";

const items = new Map([["1", { id: "1", seen: 0 }]]);

// Counts how often an item was looked at.
export function GET(req: NextRequest) {
  const item = items.get(String(req.nextUrl.searchParams.get("id")));
  if (item) item.seen += 1;
  return NextResponse.json(item ?? null);
}

export function PUT(req: NextRequest) {
  const item = items.get(String(req.nextUrl.searchParams.get("id")));
  if (!item) console.warn("no such item");
  return NextResponse.json(item ?? null);
}

export function DELETE(req: NextRequest) {
  const item = items.get(String(req.nextUrl.searchParams.get("id")));
  if (!item)
    return NextResponse.json({ error: "No such item" }, { status: 404 });
  items.delete(item.id);
  return NextResponse.json(item);
}
