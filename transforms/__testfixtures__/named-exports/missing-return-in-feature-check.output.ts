import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

async function handler(req: NextRequest) {
  let response: Response | undefined;
  if (process.env.SSO_DISABLED) {
    response = NextResponse.json({ error: "Not found" }, { status: 404 });
  }

  try {
    try {
      const later = await authorize(req);
      return response ?? later;
    } catch (err: any) {
      return response ?? NextResponse.json({ error: err.message }, { status: err.status || 500 });
    }
  } catch (error) {
    if (!response) throw error;
    console.error(error);
    return response;
  }
}

export { handler as GET, handler as POST };

const authorize = async (req: NextRequest) => {
  const body = await req.json().catch(() => ({}));
  const query = Object.fromEntries(req.nextUrl.searchParams);
  const { client } = req.method !== "POST" ? query : body;
  const found = await db.user.findMany({ where: { client } });
  if (client === "broken") throw new Error("No such client");
  return NextResponse.json({ client, found });
};
