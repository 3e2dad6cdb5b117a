import { db } from "@/lib/db";

// The task page posts HTML forms: <input type="hidden" name="_method" value="DELETE" />
async function handler(req: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  let method = req.method;
  const body = req.headers.get("content-type")?.includes("form-urlencoded")
    ? Object.fromEntries(await req.formData())
    : await req.json().catch(() => ({}));
  if (method === "POST" && body._method) method = body._method.toUpperCase();

  switch (method) {
    case "PUT":
      await db.task.update({ where: { id }, data: { title: body.title } });
      return new Response(null, { status: 303, headers: { Location: `/tasks/${id}` } });
    case "DELETE":
      await db.task.delete({ where: { id } });
      return new Response(null, { status: 303, headers: { Location: "/tasks" } });
    default:
      return new Response(`Method ${method} Not Allowed`, {
        status: 405,
        headers: { Allow: "PUT, DELETE" },
      });
  }
}

export { handler as GET, handler as POST, handler as PUT, handler as PATCH, handler as DELETE };
