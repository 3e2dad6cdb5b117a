import { type NextRequest, NextResponse } from "next/server";
import { ZodError, z } from "zod";
import { db } from "@/lib/db";

const Body = z.object({ name: z.string().min(2), capacity: z.coerce.number().int().default(10) });

function handleError(error: unknown) {
  if (error instanceof ZodError) {
    return NextResponse.json(
      { error: "Validation failed", count: error.issues.length },
      { status: 400 },
    );
  }
  console.error(error);
  return NextResponse.json(
    { error: error instanceof Error ? error.message : "Unknown error" },
    { status: 500 },
  );
}

export async function GET(req: NextRequest) {
  try {
    return NextResponse.json(
      await db.event.findMany({ where: { city: req.nextUrl.searchParams.get("city") ?? undefined } }),
    );
  } catch (error) {
    return handleError(error);
  }
}

export async function POST(req: NextRequest) {
  try {
    const body = await req.json().catch(() => ({}));
    return NextResponse.json(await db.event.create({ data: Body.parse(body) }), { status: 201 });
  } catch (error) {
    return handleError(error);
  }
}
