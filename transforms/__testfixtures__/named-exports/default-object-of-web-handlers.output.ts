import { db } from "@/lib/db";

export async function GET(request: Request) {
  return Response.json(await db.task.findMany());
}

export async function POST(request: Request) {
  return Response.json(await db.task.create({ data: await request.json() }), { status: 201 });
}
