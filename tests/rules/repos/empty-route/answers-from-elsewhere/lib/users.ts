export async function GET() {
  return Response.json({ ok: true });
}
export async function POST(request: Request) {
  const body = await request.json();
  return Response.json({ received: body }, { status: 201 });
}
export const handlers = { GET, POST };
