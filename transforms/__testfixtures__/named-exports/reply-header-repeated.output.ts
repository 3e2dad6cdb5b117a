import { NextResponse } from "next/server";

export function GET() {
  return NextResponse.json(
    { plans: ["free", "pro"] },
    {
      headers: {
        "X-Api-Version": "1",
        "Cache-Control": "public, max-age=60",
        Vary: "Accept-Language, Accept",
        "X-Total-Count": "42",
      },
    },
  );
}

export function POST() {
  return NextResponse.json(
    { ok: true },
    {
      status: 201,
      headers: {
        "Cache-Control": "no-store",
        "x-api-version": "2",
      },
    },
  );
}
