import type { NextApiRequest, NextApiResponse } from "next";
import { createTask, listTasks } from "@/lib/tasks";
import { fail, methodNotAllowed, ok } from "@/lib/http";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case "GET":
      return ok(res, await listTasks());
    case "POST": {
      const { title } = req.body;
      if (!title) return fail(res, 400, "A task needs a title");
      return ok(res, await createTask({ title }));
    }
    default:
      return methodNotAllowed(res, ["GET", "POST"]);
  }
}
