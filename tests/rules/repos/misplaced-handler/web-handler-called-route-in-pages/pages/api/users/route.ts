export default async function handler(request: Request) {
  if (request.method !== "POST") return new Response(null, { status: 405 });
  const { name } = await request.json();
  return Response.json({ name }, { status: 201 });
}
