async function handler(request: Request) {
  if (request.method !== "POST") return Response.json({ error: "POST only" }, { status: 405 });
  return Response.json(await request.json());
}

export { handler as GET, handler as POST };
