import { createHmac } from "crypto";
import { NextResponse } from "next/server";

export async function POST(req) {
  const rawBody = await req.text();
  const digest = createHmac("sha256", "github-secret").update(rawBody).digest("hex");
  if (req.headers.get("x-hub-signature-256") !== `sha256=${digest}`) {
    return NextResponse.json({ error: "Invalid signature", digest }, { status: 401 });
  }
  return NextResponse.json({ action: JSON.parse(rawBody).action });
}
