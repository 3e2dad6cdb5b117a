import { NextResponse } from "next/server";
import { createCheckout } from "@/lib/payments";

export async function POST(req: Request) {
  const protocol = req.headers.get("x-forwarded-proto") || "http";
  const origin = req.headers.get("origin") ?? `${protocol}://${req.headers.get("host")}`;
  const { plan } = await req.json().catch(() => ({}));
  const { url } = await createCheckout(plan, `${origin}/pricing`);
  return NextResponse.json({ url });
}
