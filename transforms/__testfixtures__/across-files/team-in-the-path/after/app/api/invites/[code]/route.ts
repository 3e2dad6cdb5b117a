import { type NextRequest, NextResponse } from "next/server";
import { getParam } from "@/lib/params";

export async function GET(
  req: NextRequest,
  { params }: { params: Promise<{ code: string }> },
) {
  const code = await getParam(req, { params }, "code");
  const from = await getParam(req, { params }, "from");
  return NextResponse.json({ code, from });
}
