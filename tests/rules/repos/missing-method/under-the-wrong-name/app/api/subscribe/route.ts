export async function GET(request: Request) {
  const { email } = await request.json();
  if (!email) return Response.json({ error: "email is missing" }, { status: 400 });
  return Response.json({ subscribed: email });
}
