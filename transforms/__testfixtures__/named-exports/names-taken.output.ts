import { NextResponse } from "next/server";
import { db } from "@/lib/db";

interface Response {
  request: string;
  params: string[];
}

const body = { source: "api" };

export async function PUT(
  req: Request,
  { params: routeParams }: { params: Promise<{ id: string }> },
) {
  const { id } = await routeParams;

  const request = await db.order.findUnique({ where: { id } });
  if (!request) return new Response("No such order", { status: 404 });
  const { note } = await req.json().catch(() => ({}));
  const params = { ...body, note };
  const response: Response = { request: request.id, params: Object.keys(params) };
  await db.order.update({ where: { id: request.id }, data: params });
  return NextResponse.json(response);
}
