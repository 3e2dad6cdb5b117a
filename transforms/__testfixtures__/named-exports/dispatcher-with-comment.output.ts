import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

/** Lists and creates tasks. */
const runGet = async () => {
  return NextResponse.json(await db.task.findMany());
};

const runPost = async (req: NextRequest) => {
  const { title } = await req.json().catch(() => ({}));
  if (!title) return NextResponse.json({ error: "Title is required" }, { status: 400 });
  return NextResponse.json(await db.task.create({ data: { title } }), { status: 201 });
};

const runDelete = async (req: NextRequest) => {
  await db.task.delete({ where: { id: String(req.nextUrl.searchParams.get("id")) } });
  return new Response(null, { status: 204 });
};

export async function GET() {
  try {
    return await runGet();
  } catch (error) {
    console.error(error);
    return NextResponse.json({ error: "Server error" }, { status: 500 });
  }
}

export async function POST(req: NextRequest) {
  try {
    return await runPost(req);
  } catch (error) {
    console.error(error);
    return NextResponse.json({ error: "Server error" }, { status: 500 });
  }
}

export async function DELETE(req: NextRequest) {
  try {
    return await runDelete(req);
  } catch (error) {
    console.error(error);
    return NextResponse.json({ error: "Server error" }, { status: 500 });
  }
}
