import type { NextApiRequest, NextApiResponse } from "next";
import { createCheckout } from "@/lib/payments";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    res.setHeader("Allow", "POST");
    return res.status(405).end("Method Not Allowed");
  }

  const protocol = req.headers["x-forwarded-proto"] || "http";
  const origin = req.headers.origin ?? `${protocol}://${req.headers.host}`;
  const { url } = await createCheckout(req.body.plan, `${origin}/pricing`);
  return res.status(200).json({ url });
}
