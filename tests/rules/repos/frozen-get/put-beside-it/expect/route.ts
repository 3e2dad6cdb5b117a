// Without this, Next.js 13 and 14 run GET once, at build time.
export const dynamic = "force-dynamic";

let theme = "light";

export async function GET() {
  return Response.json({ theme });
}

export async function PUT(request: Request) {
  theme = (await request.json()).theme;
  return Response.json({ theme });
}
