import { getServerSession } from "next-auth";

export async function GET() {
  return Response.json({ session: await getServerSession(), now: Date.now() });
}
