// pages/api/webhooks/payment.ts
import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const event = req.body;
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

  res.status(200).json({ received: true });
}
