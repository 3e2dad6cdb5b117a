import { type NextRequest, NextResponse } from "next/server";
import { getReport } from "@/lib/reports";

export async function GET(req: NextRequest) {
  let status = 200;
  let payload: unknown;

  try {
    payload = await getReport(String(req.nextUrl.searchParams.get("id") ?? "latest"));
  } catch {
    status = 404;
    payload = { error: "Report not found" };
  }

  return NextResponse.json(payload ?? null, { status });
}

export async function POST(req: NextRequest) {
  let status = 200;
  let payload: unknown;

  status = 202;
  const { title } = await req.json().catch(() => ({}));
  payload = { queued: true, title };

  return NextResponse.json(payload, { status });
}
