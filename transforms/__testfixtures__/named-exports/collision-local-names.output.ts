import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function PATCH(
  req: NextRequest,
  { params: routeParams }: { params: Promise<{ id: string }> },
) {
  const params = { notify: req.nextUrl.searchParams.get("notify") === "true" };
  const body = { ...(await req.json().catch(() => ({}))), notify: params.notify };
  const { id } = await routeParams;
  const request = await db.lead.update({ where: { id }, data: body });
  const headers = { "X-Lead": request.id };
  const searchParams = new URLSearchParams(headers).toString();

  return NextResponse.json(
    { request, searchParams },
    { headers: { "X-Lead": String(headers["X-Lead"]) } },
  );
}
