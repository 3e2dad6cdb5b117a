import { NextResponse } from "next/server";

export async function POST(req: Request) {
  const formData = await req.formData();
  const title = formData.get("title");
  if (!title) return NextResponse.json({ error: "title?" }, { status: 400 });
  return NextResponse.json({ title }, { status: 201 });
}
