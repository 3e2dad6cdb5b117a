import { NextResponse } from "next/server";
import { db } from "@/lib/db";

const actions = {
  GET: async (req: Request, { params }: { params: Promise<{ id: string }> }) =>
    NextResponse.json(await db.event.findUnique({ where: { id: (await params).id } })),
  POST: async (req: Request) => {
    const { title } = await req.json().catch(() => ({}));
    const event = await db.event.create({ data: { title } });
    return NextResponse.json(event, { status: 201 });
  },
};

function withAuth(next: (req: Request, context: { params: Promise<{ id: string }> }) => Response | Promise<Response>) {
  return async (req: Request, { params }: { params: Promise<{ id: string }> }) => {
    if (!req.headers.get("authorization")) return new Response(null, { status: 401 });
    return next(req, { params });
  };
}

async function handleGet(req: Request, { params }: { params: Promise<{ id: string }> }) {
  return actions.GET(req, { params });
}

async function handlePost(req: Request) {
  return actions.POST(req);
}

export const GET = withAuth(handleGet);
export const POST = withAuth(handlePost);
