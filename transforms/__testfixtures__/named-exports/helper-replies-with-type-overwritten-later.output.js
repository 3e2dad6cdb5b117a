import { NextResponse } from "next/server";
import { db } from "@/lib/db";

const requireUser = (req) => {
  const user = req.headers.get("authorization");
  if (!user) {
    return new Response("Unauthorized", { status: 401 });
  }
  return user;
};

export async function POST(req) {
  const headers = new Headers();
  headers.set("Content-Type", "text/plain");
  if (req.nextUrl.searchParams.get("draft")) headers.set("X-Draft", "yes");
  const denied = requireUser(req);
  if (denied instanceof Response) {
    for (const [header, value] of headers) {
      if (header === "content-type" || !denied.headers.has(header))
        denied.headers.set(header, value);
    }
    return denied;
  }
  const body = await req.json().catch(() => ({}));
  headers.delete("Content-Type");
  return NextResponse.json(
    { task: await db.task.create({ data: body }) },
    { headers },
  );
}
