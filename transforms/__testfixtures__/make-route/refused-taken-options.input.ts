import { listTasks } from "@/lib/tasks";

const OPTIONS = { limit: 20 };

export async function GET(request: Request) {
  return Response.json([await listTasks(), OPTIONS.limit, request.url]);
}
