import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

// The task page posts HTML forms: <input type="hidden" name="_method" value="DELETE" />
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query;
  let method = req.method;
  if (method === "POST" && req.body._method) method = req.body._method.toUpperCase();

  switch (method) {
    case "PUT":
      await db.task.update({ where: { id }, data: { title: req.body.title } });
      return res.redirect(303, `/tasks/${id}`);
    case "DELETE":
      await db.task.delete({ where: { id } });
      return res.redirect(303, "/tasks");
    default:
      res.setHeader("Allow", ["PUT", "DELETE"]);
      return res.status(405).end(`Method ${method} Not Allowed`);
  }
}
