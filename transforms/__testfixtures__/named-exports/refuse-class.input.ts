import type { NextApiRequest, NextApiResponse } from "next";

export default class TaskController {
  handle(req: NextApiRequest, res: NextApiResponse) {
    res.status(200).json({ ok: true });
  }
}
