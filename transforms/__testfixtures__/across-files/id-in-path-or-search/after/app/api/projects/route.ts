import { type NextRequest, NextResponse } from "next/server";
import { projectOfForRoute } from "@/lib/projects";

export function GET(req: NextRequest) {
  const params = { limit: 10 };
  return NextResponse.json({ project: projectOfForRoute(req), ...params });
}
