export async function Get() {
  return Response.json([]);
}

export const Post = async (request: Request) => Response.json(await request.json());
