import crypto from "crypto";
import { NextResponse } from "next/server";
import { track } from "@/lib/track";

export async function POST(req: Request) {
  const body = req.headers.get("content-type")?.includes("application/json")
    ? await req.json().catch(() => ({}))
    : await req.text();
  const payload = typeof body === "string" ? body : JSON.stringify(body);
  const signature = crypto.createHmac("sha256", "secret").update(payload).digest("hex");
  if (req.headers.get("x-signature") !== signature) {
    return NextResponse.json({ error: "Invalid signature", signature }, { status: 401 });
  }

  track("webhook", { payload });
  return NextResponse.json({ received: true });
}
