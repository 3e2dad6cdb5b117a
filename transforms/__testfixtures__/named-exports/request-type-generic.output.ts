import { NextResponse } from "next/server";
interface Data { name: string }
export async function POST(req: Request) {
  const { name } = (await req.json().catch(() => ({}))) as Data;
  return NextResponse.json<{ hi: string }>({ hi: name });
}
