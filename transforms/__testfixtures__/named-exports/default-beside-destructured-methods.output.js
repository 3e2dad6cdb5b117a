import { NextResponse } from "next/server";
import { routes } from "@/lib/handlers";

export const { GET, POST } = routes;

export function DELETE() {
  return NextResponse.json({ gone: true });
}
