import { type NextRequest, NextResponse } from "next/server";
import { createCheckout } from "@/lib/payments";

export async function POST(req: NextRequest) {
  const origin = req.headers.get("origin") ?? undefined;
  const plan = req.nextUrl.searchParams.get("plan");
  const { url } = await createCheckout(String(plan), `${origin}/success`);
  const trial = plan === "pro" ? undefined : `${origin}/trial`;
  return NextResponse.json({ url, trial, origin });
}
