import { type NextRequest, NextResponse } from "next/server";

const allowCors = (fn: (request: NextRequest) => Response | Promise<Response>) => async (req: NextRequest) => {
  const headers = new Headers();
  headers.set("Access-Control-Allow-Credentials", "true");
  headers.set("Access-Control-Allow-Origin", "*");
  headers.set("Access-Control-Allow-Methods", "GET,OPTIONS,PATCH,DELETE,POST,PUT");
  headers.set("Access-Control-Allow-Headers", "X-CSRF-Token, X-Requested-With, Content-Type");
  if (req.method === "OPTIONS") {
    return new Response(null, { headers });
  }
  const response = await fn(req);
  for (const [header, value] of headers) if (!response.headers.has(header)) response.headers.set(header, value);
  return response;
};

const handler = (req: NextRequest) => {
  const headers = new Headers();
  if (req.nextUrl.searchParams.get("own")) headers.set("Access-Control-Allow-Origin", "https://example.com");
  return NextResponse.json({ path: req.nextUrl.pathname + req.nextUrl.search }, { headers });
};

const wrapped = allowCors(handler);
export { wrapped as GET, wrapped as OPTIONS };
