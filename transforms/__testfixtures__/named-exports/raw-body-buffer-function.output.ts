import crypto from "node:crypto";
import { NextResponse } from "next/server";
import { db } from "@/lib/db";

const secret = "whsec_example";

export async function POST(req: Request) {
  const buf = Buffer.from(await req.arrayBuffer());
  const signature = req.headers.get("stripe-signature");
  const expected = crypto.createHmac("sha256", secret).update(buf).digest("hex");
  if (signature !== expected) {
    return new Response(`Webhook Error: no match for ${buf.length} bytes`, { status: 400 });
  }

  const event = JSON.parse(buf.toString());
  await db.payment.create({ data: { type: event.type } });
  return NextResponse.json({ received: true });
}
