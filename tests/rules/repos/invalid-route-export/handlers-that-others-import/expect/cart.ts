import { NextResponse } from "next/server";

export function GET(req: Request) {
  return NextResponse.json({
    agent: req.headers.get("user-agent") ?? "unknown",
  });
}
