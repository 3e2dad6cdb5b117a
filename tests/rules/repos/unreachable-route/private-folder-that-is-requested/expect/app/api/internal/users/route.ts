import { listUsers } from "../../../../lib/users";

export async function GET() {
  return Response.json(await listUsers());
}
