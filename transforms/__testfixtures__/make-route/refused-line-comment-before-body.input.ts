export const GET = (request: Request) => Response.json({ url: request.url });
export async function POST(request: Request) // creates a task
{
  return Response.json(await request.json());
}
