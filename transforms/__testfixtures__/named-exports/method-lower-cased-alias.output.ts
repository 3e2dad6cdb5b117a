import { NextResponse } from "next/server";

const settings: Record<string, unknown> = { theme: "light" };

export function GET() {
  return NextResponse.json(settings);
}

export async function PATCH(req: Request) {
  Object.assign(settings, await req.json().catch(() => ({})));
  return NextResponse.json(settings);
}
