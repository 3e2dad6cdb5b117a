export const config = { api: { bodyParser: false } };

export async function POST(request: Request) {
  return Response.json(await request.json());
}
