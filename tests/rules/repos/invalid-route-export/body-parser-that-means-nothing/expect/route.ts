export async function POST(request: Request) {
  return Response.json({ size: (await request.arrayBuffer()).byteLength });
}
