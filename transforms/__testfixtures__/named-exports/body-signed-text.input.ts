import crypto from "crypto";
import type { NextApiRequest, NextApiResponse } from "next";
import { track } from "@/lib/track";

export default async function webhook(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();

  const payload = typeof req.body === "string" ? req.body : JSON.stringify(req.body);
  const signature = crypto.createHmac("sha256", "secret").update(payload).digest("hex");
  if (req.headers["x-signature"] !== signature) {
    return res.status(401).json({ error: "Invalid signature", signature });
  }

  track("webhook", { payload });
  return res.status(200).json({ received: true });
}
