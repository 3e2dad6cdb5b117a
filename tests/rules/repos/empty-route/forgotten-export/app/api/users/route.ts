import { users } from "@/lib/users";

async function GET() {
  return Response.json(users);
}

const POST = async (request: Request) => {
  users.push(await request.json());
  return new Response(null, { status: 201 });
};
