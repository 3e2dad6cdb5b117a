import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";

let theme = "light";

const methods: { [method: string]: NextApiHandler } = {
  GET(req, res) {
    res.status(200).json({ theme });
  },
  PUT(req, res) {
    theme = req.body.theme ?? theme;
    res.status(200).json({ theme });
  },
};

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  return methods[req.method!]?.(req, res) ?? res.status(405).end();
}
