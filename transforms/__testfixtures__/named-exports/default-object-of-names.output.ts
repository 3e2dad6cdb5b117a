import { NextResponse } from "next/server";
import { db } from "@/lib/db";

async function list() {
  return NextResponse.json(await db.task.findMany());
}
const create = async (req: Request) => {
  const body = await req.json().catch(() => ({}));
  return NextResponse.json(await db.task.create({ data: body }), {
    status: 201,
  });
};

export { list as GET, create as POST };
