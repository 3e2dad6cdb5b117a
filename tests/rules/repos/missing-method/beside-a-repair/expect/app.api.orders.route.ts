import { NextResponse } from "next/server";

export function GET() {
  return NextResponse.json([]);
}

export function POST() {
  return NextResponse.json({ created: true }, { status: 201 });
}

export function DELETE(): Response {
  return Response.json({ error: "DELETE is not implemented" }, { status: 501 });
}
