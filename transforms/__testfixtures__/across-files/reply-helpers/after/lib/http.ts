import type { NextApiResponse } from "next";
import { NextResponse } from "next/server";

/** Every answer of the API has this shape. */
export function ok<T>(data: T) {
  return NextResponse.json({ success: true, data });
}

export function fail(status: number, message: string) {
  return [204, 304].includes(status)
    ? new Response(null, { status })
    : NextResponse.json({ success: false, error: message }, { status });
}

export function methodNotAllowed(res: NextApiResponse, allowed: string[]) {
  res.setHeader("Allow", allowed);
  res.status(405).end("Method Not Allowed");
}
