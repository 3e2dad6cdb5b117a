let theme = "light";

export async function GET() {
  return Response.json({ theme });
}

export async function PUT(request: Request) {
  theme = (await request.json()).theme;
  return Response.json({ theme });
}
