import { NextResponse } from "next/server";
import { createHmac } from "node:crypto";

export async function POST(req: Request) {
  const rawBody = await req.text();
  const signature = req.headers.get("x-hub-signature");
  const hmac = createHmac("sha256", "secret");
  hmac.update(rawBody);
  if (signature !== hmac.digest("hex"))
    return NextResponse.json({ error: "bad signature" }, { status: 401 });
  return NextResponse.json({ length: rawBody.length });
}
