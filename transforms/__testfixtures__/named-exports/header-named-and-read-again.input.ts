import type { NextApiRequest, NextApiResponse } from "next";
import { createCheckout } from "@/lib/payments";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end("Method Not Allowed");
  const origin = req.headers.origin;
  const { url } = await createCheckout(String(req.query.plan), `${req.headers.origin}/success`);
  const trial = req.query.plan === "pro" ? undefined : `${req.headers.origin}/trial`;
  res.status(200).json({ url, trial, origin });
}
