import { NextResponse } from "next/server";

export async function POST(req: Request) {
  const { name } = await (req as unknown as Request).json();
  if (!name) {
    console.log("no name", typeof req.body);
    return NextResponse.json({ error: "name is missing" }, { status: 400 });
  }
  return NextResponse.json({ name, host: new URL(req.url!).pathname, url: req.url!.startsWith("http") });
}
