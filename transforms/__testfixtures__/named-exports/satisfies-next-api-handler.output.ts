import { db } from "@/lib/db";

export const DELETE = async (
  req: Request,
  { params }: { params: Promise<{ id: string }> }
) => {
  const { id } = await params;
  await db.task.delete({ where: { id } });
  return new Response(null, { status: 204 });
};
