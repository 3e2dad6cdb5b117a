import { type NextRequest, NextResponse } from "next/server";
import { getSession } from "@/lib/auth";
import { db } from "@/lib/db";

const ALLOWED_ORIGINS = ["https://shop.example", "https://admin.shop.example"];

/** Only our own front ends may read the orders. */
async function applyCors(request: NextRequest, headers: Headers): Promise<void> {
  const origin = request.headers.get("origin");
  if (origin && ALLOWED_ORIGINS.includes(origin)) {
    headers.set("Access-Control-Allow-Origin", origin);
  }
  headers.set("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
}

export async function OPTIONS(req: NextRequest) {
  const headers = new Headers();
  await applyCors(req, headers);

  // The browser only asks
  return new Response(null, { status: 204, headers });
}

export async function GET(req: NextRequest) {
  const headers = new Headers();
  await applyCors(req, headers);

  const session = await getSession(req.cookies.get("session")?.value);
  if (!session) {
    return NextResponse.json({ error: "Not signed in" }, { status: 401, headers });
  }

  return NextResponse.json(await db.order.findMany({ where: { userId: session.user.id } }), {
    headers,
  });
}

export async function POST(req: NextRequest) {
  const headers = new Headers();
  await applyCors(req, headers);

  const session = await getSession(req.cookies.get("session")?.value);
  if (!session) {
    return NextResponse.json({ error: "Not signed in" }, { status: 401, headers });
  }

  const { sku } = await req.json().catch(() => ({}));
  return NextResponse.json(await db.order.create({ data: { sku } }), { status: 201, headers });
}
