import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function POST(req: Request) {
  const requireToken = (): Response | null => {
    if (req.headers.get("authorization") !== "Bearer secret") {
      return NextResponse.json({ error: "Unauthorized" }, { status: 401 });
    }
    return null;
  };

  const denied = requireToken();
  if (denied) return denied;

  const body = await req.json().catch(() => ({}));
  const validate = () => {
    const { title } = body;
    return typeof title === "string" && title.length > 0;
  };
  if (!validate()) return NextResponse.json({ error: "title" }, { status: 400 });
  return NextResponse.json(await db.task.create({ data: body }), { status: 201 });
}
