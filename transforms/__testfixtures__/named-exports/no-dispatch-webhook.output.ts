// pages/api/webhooks/payment.ts
import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function POST(req: Request) {
  const event = await req.json().catch(() => ({}));
  console.log("💰 Webhook received:", event.type);

  switch (event.type) {
    case "payment.succeeded":
      await db.order.update({ where: { id: event.data.orderId }, data: { status: "paid" } });
      break;
    case "payment.failed":
      await db.order.update({ where: { id: event.data.orderId }, data: { status: "failed" } });
      break;
    default:
      console.log(`Unhandled event type ${event.type}`);
  }

  return NextResponse.json({ received: true });
}
