export async function POST(req: Request) {
  if (!req.body) return new Response("nothing sent", { status: 400 });
  return new Response(req.body as unknown as ReadableStream, { headers: { "X-Echo": "1" } });
}

export async function PUT(req: Request) {
  let size = 0;
  for await (const chunk of req.body as unknown as AsyncIterable<Uint8Array>) size += chunk.length;
  return Response.json({ size });
}
