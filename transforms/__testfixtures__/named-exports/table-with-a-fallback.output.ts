import { NextResponse } from "next/server";
import { db } from "@/lib/db";

const handlers = {
  GET: async (req: Request, { params }: { params: Promise<{ id: string }> }) => {
    const { id } = await params;
    const project = await db.project.findUnique({ where: { id } });
    return NextResponse.json(project);
  },
  PATCH: async (req: Request, { params }: { params: Promise<{ id: string }> }) => {
    const { name } = await req.json().catch(() => ({}));
    const { id } = await params;
    return NextResponse.json(await db.project.update({ where: { id }, data: { name } }));
  },
};

export async function GET(req: Request, { params }: { params: Promise<{ id: string }> }) {
  return handlers.GET(req, { params });
}

export async function PATCH(req: Request, { params }: { params: Promise<{ id: string }> }) {
  return handlers.PATCH(req, { params });
}
