import { NextResponse } from "next/server";
import { userOf } from "@/lib/users";

export async function GET(
  req: Request,
  { params: routeParams }: { params: Promise<{ id: string }> },
) {
  const params = { limit: 10 };
  return NextResponse.json({
    user: await userOf(req, { params: routeParams }),
    ...params,
  });
}
