import { z } from "zod";

export const schema = z.object({ name: z.string() });

export async function findUser(id: string) {
  return { id };
}

export async function GET(request: Request) {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  return Response.json(await findUser(id));
}
