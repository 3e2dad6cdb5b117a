import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET() {
  try {
    return NextResponse.json(await db.task.findMany());
  } catch (error) {
    console.error(error);
    return NextResponse.json({ error: "Server error" }, { status: 500 });
  }
}

export async function POST(req: NextRequest) {
  try {
    const { title } = await req.json().catch(() => ({}));
    if (!title) return NextResponse.json({ error: "Title is required" }, { status: 400 });
    return NextResponse.json(await db.task.create({ data: { title } }), { status: 201 });
  } catch (error) {
    console.error(error);
    return NextResponse.json({ error: "Server error" }, { status: 500 });
  }
}

export async function DELETE(req: NextRequest) {
  try {
    await db.task.delete({ where: { id: String(req.nextUrl.searchParams.get("id")) } });
    return new Response(null, { status: 204 });
  } catch (error) {
    console.error(error);
    return NextResponse.json({ error: "Server error" }, { status: 500 });
  }
}
