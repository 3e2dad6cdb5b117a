import crypto from "node:crypto";
import type { Readable } from "node:stream";
import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

// Stripe signs the raw bytes, so Next.js must not parse the body.
export const config = {
  api: {
    bodyParser: false,
  },
};

const secret = "whsec_example";

async function buffer(readable: Readable) {
  const chunks = [];
  for await (const chunk of readable) {
    chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  }
  return Buffer.concat(chunks);
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    res.setHeader("Allow", "POST");
    res.status(405).end("Method Not Allowed");
    return;
  }

  const buf = await buffer(req);
  const signature = req.headers["stripe-signature"];
  const expected = crypto.createHmac("sha256", secret).update(buf).digest("hex");
  if (signature !== expected) {
    return res.status(400).send(`Webhook Error: no match for ${buf.length} bytes`);
  }

  const event = JSON.parse(buf.toString());
  await db.payment.create({ data: { type: event.type } });
  res.json({ received: true });
}
