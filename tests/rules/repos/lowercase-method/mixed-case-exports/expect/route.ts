export async function GET() {
  return Response.json([]);
}

export const POST = async (request: Request) => Response.json(await request.json());
