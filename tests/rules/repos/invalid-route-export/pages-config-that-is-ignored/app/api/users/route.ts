export const config = {
  api: { bodyParser: false },
  maxDuration: 30,
};

export async function POST(request: Request) {
  return Response.json({ size: (await request.arrayBuffer()).byteLength });
}
