import { unstable_noStore as noStore } from "next/cache";

export async function GET() {
  noStore();
  return Response.json({ now: Date.now() });
}
