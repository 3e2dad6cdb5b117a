import { NextResponse } from "next/server";

let theme = "light";

export function GET() {
  return NextResponse.json({ theme });
}

export async function PUT(req: Request) {
  const body = await req.json().catch(() => ({}));
  theme = body.theme ?? theme;
  return NextResponse.json({ theme });
}
