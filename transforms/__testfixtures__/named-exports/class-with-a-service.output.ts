import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

class TasksController {
  private readonly tasks = db.task;

  async handle(req: NextRequest) {
    if (req.method !== "POST") return this.list(req);
    return this.create(req);
  }

  private async list(req: NextRequest) {
    const status = req.nextUrl.searchParams.get("status");
    if (!status) return NextResponse.json({ error: "status is needed" }, { status: 400 });
    return NextResponse.json(await this.tasks.findMany({ where: { status: String(status) } }));
  }

  private async create(req: NextRequest) {
    const { title } = await req.json().catch(() => ({}));
    return NextResponse.json(await this.tasks.create({ data: { title } }), { status: 201 });
  }
}

const controller = new TasksController();

async function handler(req: NextRequest) {
  return controller.handle(req);
}

export { handler as GET, handler as POST };
