import { type NextRequest, NextResponse } from "next/server";

const corsHeaders = {
  "Access-Control-Allow-Credentials": "true",
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET,OPTIONS,PATCH,DELETE,POST,PUT",
  "Access-Control-Allow-Headers": "X-CSRF-Token, X-Requested-With, Content-Type",
};

const allowCors = (fn: (request: NextRequest) => Response | Promise<Response>) => async (req: NextRequest) => {
  if (req.method === "OPTIONS") {
    return new Response(null, { headers: corsHeaders });
  }
  const response = await fn(req);
  for (const [key, value] of Object.entries(corsHeaders)) {
    if (!response.headers.has(key)) response.headers.set(key, value);
  }
  return response;
};

const handler = (req: NextRequest) => {
  const headers = new Headers();
  if (req.nextUrl.searchParams.get("own"))
    headers.set("Access-Control-Allow-Origin", "https://example.com");
  return NextResponse.json({ path: req.nextUrl.pathname + req.nextUrl.search }, { headers });
};

const wrapped = allowCors(handler);
export { wrapped as GET, wrapped as OPTIONS };
