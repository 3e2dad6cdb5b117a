import { NextResponse } from "next/server";

export const PUT = async (req: Request) => {
  const { theme } = await req.json().catch(() => ({}));
  return NextResponse.json({ theme: theme ?? "system" });
};
