import type { NextApiRequest, NextApiResponse } from "next";
import { z } from "zod";
import { charge } from "@/lib/payments";

const Order = z.object({ amount: z.number().positive(), source: z.string().optional() });

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).json({ error: "Method not allowed" });

  try {
    const { amount, source } = Order.parse(req.body);
    const result = await charge(amount, source);
    return res.status(201).json(result);
  } catch (error) {
    if (error instanceof z.ZodError) {
      return res.status(400).json({ error: "Invalid order", issues: error.issues.map((issue) => issue.path.join(".")) });
    }
    if (error instanceof Error && "statusCode" in error) {
      return res.status(Number(error.statusCode)).json({ error: error.message });
    }
    throw error;
  }
}
