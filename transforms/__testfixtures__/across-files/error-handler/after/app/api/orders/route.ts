import { type NextRequest, NextResponse } from "next/server";
import { handleError, NotFound } from "@/lib/errors";

export async function GET(req: NextRequest) {
  try {
    const id = req.nextUrl.searchParams.get("id");
    if (id === "boom") throw new Error("database down");
    if (id !== "1") throw new NotFound(`No order ${id}`);
    return NextResponse.json({ id, total: 12 });
  } catch (error) {
    return handleError(error);
  }
}
