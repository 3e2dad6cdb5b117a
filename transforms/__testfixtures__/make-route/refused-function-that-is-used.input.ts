export async function GET(request: Request) {
  return Response.json({ method: request.method });
}

export const POST = async (request: Request) => GET(request);
