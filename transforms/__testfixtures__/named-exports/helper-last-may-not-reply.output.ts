import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function POST(req: Request) {
  try {
    const answer = await handlePOST(req);
    if (answer) return answer;
  } catch (error: any) {
    return NextResponse.json({ error: { message: error.message } }, { status: 400 });
  }
}

const handlePOST = async (req: Request) => {
  const { slug, email } = await req.json().catch(() => ({}));

  if (slug) {
    if (slug === "gone") throw new Error("Team not found.");
    return NextResponse.json({ data: await db.user.findMany({ where: { slug } }) });
  }

  if (email) {
    return NextResponse.json({ data: await db.user.findMany({ where: { email } }) });
  }
};
