import { NextRequest, NextResponse } from "next/server";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

// sha of the visitor, never stored
export async function POST(req: Request) {
  const { email } = await req.json().catch(() => ({}));
  const digest = createHash("sha256").update(String(email)).digest("hex");
  return NextResponse.json({ digest });
}
