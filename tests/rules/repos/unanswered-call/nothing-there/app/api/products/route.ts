import { NextResponse } from "next/server";

export async function GET() {
  return NextResponse.json({ products: [] });
}

export async function POST(request: Request) {
  return NextResponse.json(await request.json(), { status: 201 });
}
