export async function POST(request: Request) {
  const { email } = await request.json();
  if (!email) return Response.json({ error: "email is missing" }, { status: 400 });
  return Response.json({ subscribed: email });
}
