import type { NextApiRequest } from "next";
import { NextResponse } from "next/server";

export async function GET(req: NextApiRequest, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return NextResponse.json({ id });
}

export async function PATCH(req: NextApiRequest, context: { params: Promise<{ id: string }> }) {
  const { id } = await context.params;
  const { name } = req.body;
  return NextResponse.json({ id, name });
}
