import { type NextRequest, NextResponse } from "next/server";
export async function GET(req: NextRequest, { params }: { params: Promise<{ path: string[] }> }) {
  const requestQuery = { ...Object.fromEntries(req.nextUrl.searchParams), ...(await params) };
  const { path, ...query } = requestQuery;
  const target = `https://backend.example/${(path as string[]).join("/")}?${new URLSearchParams(query as Record<string, string>)}`;
  const r = await fetch(target, {
    method: req.method,
    headers: { "Content-Type": "application/json", Authorization: req.headers.get("authorization") ?? "" },
    body: undefined,
  });
  const data = await r.json();
  return NextResponse.json(data, { status: r.status });
}

export async function POST(req: NextRequest, { params }: { params: Promise<{ path: string[] }> }) {
  const requestQuery = { ...Object.fromEntries(req.nextUrl.searchParams), ...(await params) };
  const { path, ...query } = requestQuery;
  const target = `https://backend.example/${(path as string[]).join("/")}?${new URLSearchParams(query as Record<string, string>)}`;
  const body = await req.json().catch(() => ({}));
  const r = await fetch(target, {
    method: req.method,
    headers: { "Content-Type": "application/json", Authorization: req.headers.get("authorization") ?? "" },
    body: JSON.stringify(body),
  });
  const data = await r.json();
  return NextResponse.json(data, { status: r.status });
}

export { POST as PUT, POST as PATCH, POST as DELETE, POST as OPTIONS };
