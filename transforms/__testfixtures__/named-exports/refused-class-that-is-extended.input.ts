import type { NextApiRequest, NextApiResponse } from "next";

class Controller {
  async handle(req: NextApiRequest, res: NextApiResponse) {
    return this.list(req, res);
  }

  async list(req: NextApiRequest, res: NextApiResponse) {
    return res.status(200).json([]);
  }
}

class TasksController extends Controller {
  async list(req: NextApiRequest, res: NextApiResponse) {
    return res.status(200).json([req.query.q]);
  }
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  return new TasksController().handle(req, res);
}
