import { db } from "@/lib/db";

export default {
  async GET(request: Request) {
    return Response.json(await db.task.findMany());
  },
  async POST(request: Request) {
    return Response.json(await db.task.create({ data: await request.json() }), { status: 201 });
  },
};
