import { type NextRequest, NextResponse } from "next/server";

export const runtime = "edge";

export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<NextResponse<unknown>> {
  // On the edge, the id arrives among the search parameters.
  const { searchParams } = request.nextUrl;
  const { id } = await params;
  if (!id) return NextResponse.json({ error: "id is required" }, { status: 400 });

  return NextResponse.json({ id, fields: searchParams.get("fields")?.split(",") ?? [] });
}
