import type { NextRequest } from "next/server";
import { findTask } from "@/lib/tasks";

const LINKS: Record<string, string> = { docs: "https://docs.example.com", blog: "/blog" };

export async function GET(req: NextRequest) {
  return new Response(null, {
    status: 307,
    headers: { Location: LINKS[req.nextUrl.searchParams.get("to") as string].toString() },
  });
}

export async function POST(req: NextRequest) {
  const body = req.headers.get("content-type")?.includes("form-urlencoded")
    ? Object.fromEntries(await req.formData())
    : await req.json().catch(() => ({}));
  const task = await findTask(body.id);
  return new Response(null, {
    status: 303,
    headers: { Location: (task?.title as string).toString() },
  });
}
