import { createTask, listTasks } from "@/lib/tasks";
import { fail, ok } from "@/lib/http";

export async function GET() {
  return ok(await listTasks());
}

export async function POST(req: Request) {
  const { title } = await req.json().catch(() => ({}));
  if (!title) return fail(400, "A task needs a title");
  return ok(await createTask({ title }));
}
