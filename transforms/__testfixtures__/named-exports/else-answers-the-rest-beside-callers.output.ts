import { NextResponse } from "next/server";

const guests: { name: string }[] = [{ name: "Ada" }];

export async function POST(req: Request) {
  const { name } = await req.json().catch(() => ({}));
  guests.push({ name });
  return NextResponse.json({ count: guests.length }, { status: 201 });
}

export function GET() {
  return NextResponse.json(guests);
}

export { GET as PUT, GET as PATCH, GET as DELETE, GET as OPTIONS };
