import { NextResponse } from "next/server";
const BACKEND = "https://backend.example";

async function handler(req: Request) {
  const answer = await fetch(`${BACKEND}/status`, {
    method: req.method,
    headers: { authorization: req.headers.get("authorization") ?? "" },
  });
  return NextResponse.json(await answer.json(), { status: answer.status });
}

export { handler as GET, handler as POST, handler as PUT, handler as PATCH, handler as DELETE, handler as OPTIONS };
