import { NextResponse } from "next/server";
import { db } from "@/lib/db";

class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export async function POST(req: Request) {
  try {
    const { title } = await req.json().catch(() => ({}));
    if (!title) throw new HttpError(400, "A title is needed");
    return NextResponse.json(await db.task.create({ data: { title } }), { status: 201 });
  } catch (error) {
    if (error instanceof HttpError)
      return NextResponse.json({ error: error.message }, { status: error.status });
    return NextResponse.json({ error: "Something went wrong" }, { status: 500 });
  }
}
