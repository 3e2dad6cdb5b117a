import type { NextApiRequest, NextApiResponse } from "next";
import { z } from "zod";
import { db } from "@/lib/db";

const Feedback = z.object({ rating: z.number().int().min(1).max(5), text: z.string().default("") });

function validate(schema: z.ZodType, handler: (req: NextApiRequest, res: NextApiResponse) => unknown) {
  return async (req: NextApiRequest, res: NextApiResponse) => {
    const parsed = schema.safeParse(req.body);
    if (!parsed.success) {
      return res.status(422).json({ errors: parsed.error.issues.map((issue) => issue.message) });
    }
    return handler(req, res);
  };
}

async function saveFeedback(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();
  const { rating, text } = req.body;
  await db.message.create({ data: { kind: "feedback", rating, text } });
  return res.status(201).json({ ok: true });
}

export default validate(Feedback, saveFeedback);
