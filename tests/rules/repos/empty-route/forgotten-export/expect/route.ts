import { users } from "@/lib/users";

export async function GET() {
  return Response.json(users);
}

export const POST = async (request: Request) => {
  users.push(await request.json());
  return new Response(null, { status: 201 });
};
