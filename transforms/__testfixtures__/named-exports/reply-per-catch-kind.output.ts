import { NextResponse } from "next/server";
import { z } from "zod";
import { charge } from "@/lib/payments";

const Order = z.object({ amount: z.number().positive(), source: z.string().optional() });

export async function POST(req: Request) {
  try {
    const body = await req.json().catch(() => ({}));
    const { amount, source } = Order.parse(body);
    const result = await charge(amount, source);
    return NextResponse.json(result ?? null, { status: 201 });
  } catch (error) {
    if (error instanceof z.ZodError) {
      return NextResponse.json(
        { error: "Invalid order", issues: error.issues.map((issue) => issue.path.join(".")) },
        { status: 400 },
      );
    }
    if (error instanceof Error && "statusCode" in error) {
      return NextResponse.json({ error: error.message }, { status: Number(error.statusCode) });
    }
    throw error;
  }
}
