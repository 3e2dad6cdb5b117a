export async function POST(request: Request) {
  const { title } = await request.json();
  return Response.json({ title }, { status: 201 });
}
