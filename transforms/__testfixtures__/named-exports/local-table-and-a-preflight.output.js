import { NextResponse } from "next/server";
import { audit } from "@/lib/log";

export async function OPTIONS() {
  return new Response(null, { status: 204 });
}

export async function POST(req, { params }) {
  const { id } = await params;
  // Who asks twice is told.
  await audit("order", { id });
  const { sku } = await req.json().catch(() => ({}));
  if (!sku) {
    return NextResponse.json({ error: "Not found" }, { status: 404 });
  }
  return NextResponse.json({ ok: true, method: req.method });
}
