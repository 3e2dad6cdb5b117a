import { log } from "@/lib/log";

export async function GET(request: Request) {
  log(request);
  return Response.json({ now: Date.now() });
}
