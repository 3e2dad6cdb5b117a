import { NextResponse } from "next/server";
import { list } from "./list";

export function GET() {
  return NextResponse.json(list() ?? null);
}
