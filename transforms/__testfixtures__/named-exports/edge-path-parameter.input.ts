import { type NextRequest, NextResponse } from "next/server";

export const config = { runtime: "edge" };

export default async function handler(request: NextRequest): Promise<NextResponse<unknown>> {
  if (request.method !== "GET") {
    return NextResponse.json({ error: "Method not allowed" }, { status: 405 });
  }

  // On the edge, the id arrives among the search parameters.
  const { searchParams } = request.nextUrl;
  const id = searchParams.get("id");
  if (!id) return NextResponse.json({ error: "id is required" }, { status: 400 });

  return NextResponse.json({ id, fields: searchParams.get("fields")?.split(",") ?? [] });
}
