import { makeRoute } from "../../../lib/route";

const tasks = [{ id: "1", title: "Write docs" }];

export const { GET, POST, OPTIONS, notAllowed: PATCH, DELETE } = makeRoute({
  GET: async () => Response.json(tasks),

  POST: async (request) => {
    const { title } = await request.json();
    tasks.push({ id: String(tasks.length + 1), title });
    return Response.json({ ok: true }, { status: 201 });
  },

  DELETE: () => Response.json({ error: "DELETE is not implemented" }, { status: 501 }),
});
