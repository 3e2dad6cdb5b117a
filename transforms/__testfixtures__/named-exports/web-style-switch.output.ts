export async function GET(): Promise<Response> {
  return Response.json({ items: [1, 2, 3] });
}

export async function POST(request: Request): Promise<Response> {
  const body = await request.json();
  return Response.json({ created: body }, { status: 201 });
}
