import type { NextApiRequest } from "next";
import type { NextRequest } from "next/server";

export function projectOf(req: NextApiRequest) {
  return `project-${req.query.id}`;
}

export function projectOfForRoute(req: NextRequest) {
  return `project-${req.nextUrl.searchParams.get("id")}`;
}
