import { NextResponse } from "next/server";
import { verifyToken } from "@/lib/auth";
import { db } from "@/lib/db";

type RouteHandler = (request: Request) => Response | Promise<Response>;

function withAuth(handler: RouteHandler): RouteHandler {
  return async (req: Request) => {
    const token = req.headers.get("authorization")?.split(" ")[1];
    if (!token || !(await verifyToken(token))) {
      return NextResponse.json({ error: "Unauthorized" }, { status: 401 });
    }
    return handler(req);
  };
}

async function handleGet() {
  const invoices = await db.invoice.findMany();
  return NextResponse.json(invoices);
}

async function handlePost(req: Request) {
  const body = await req.json().catch(() => ({}));
  const invoice = await db.invoice.create({ data: body });
  return NextResponse.json(invoice, { status: 201 });
}

export const GET = withAuth(handleGet);
export const POST = withAuth(handlePost);
