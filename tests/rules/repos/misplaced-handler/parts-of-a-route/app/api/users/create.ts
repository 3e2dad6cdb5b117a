export async function create(request: Request) {
  const body = await request.json();
  return Response.json({ received: body }, { status: 201 });
}
