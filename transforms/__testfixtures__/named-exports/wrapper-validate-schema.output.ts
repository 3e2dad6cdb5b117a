import { NextResponse } from "next/server";
import { z } from "zod";
import { db } from "@/lib/db";

const Feedback = z.object({ rating: z.number().int().min(1).max(5), text: z.string().default("") });

function validate(schema: z.ZodType, handler: (req: Request) => Response | Promise<Response>) {
  return async (req: Request) => {
    const body = await req
      .clone()
      .json()
      .catch(() => ({}));
    const parsed = schema.safeParse(body);
    if (!parsed.success) {
      return NextResponse.json({ errors: parsed.error.issues.map((issue) => issue.message) }, { status: 422 });
    }
    return handler(req);
  };
}

async function saveFeedback(req: Request) {
  const { rating, text } = await req
    .clone()
    .json()
    .catch(() => ({}));
  await db.message.create({ data: { kind: "feedback", rating, text } });
  return NextResponse.json({ ok: true }, { status: 201 });
}

export const POST = validate(Feedback, saveFeedback);
