import { NextResponse } from "next/server";
import { db } from "@/lib/db";

type RouteHandler = (request: Request) => Response | Promise<Response>;

const getTasks: RouteHandler = async (req: Request) => {
  return NextResponse.json(await db.task.findMany());
};

const createTask: RouteHandler = async (req: Request) => {
  const { title } = await req.json().catch(() => ({}));
  if (!title) return NextResponse.json({ error: "title is required" }, { status: 400 });
  return NextResponse.json(await db.task.create({ data: { title } }), { status: 201 });
};

export const GET = async (req: Request) => {
  try {
    return await getTasks(req);
  } catch (error) {
    return NextResponse.json(
      { error: error instanceof Error ? error.message : "Internal server error" },
      { status: 500 },
    );
  }
};

export const POST = async (req: Request) => {
  try {
    return await createTask(req);
  } catch (error) {
    return NextResponse.json(
      { error: error instanceof Error ? error.message : "Internal server error" },
      { status: 500 },
    );
  }
};
