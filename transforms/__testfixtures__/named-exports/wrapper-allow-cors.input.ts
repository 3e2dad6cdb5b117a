import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";

const allowCors = (fn: NextApiHandler) => async (req: NextApiRequest, res: NextApiResponse) => {
  res.setHeader("Access-Control-Allow-Credentials", "true");
  res.setHeader("Access-Control-Allow-Origin", "*");
  res.setHeader("Access-Control-Allow-Methods", "GET,OPTIONS,PATCH,DELETE,POST,PUT");
  res.setHeader("Access-Control-Allow-Headers", "X-CSRF-Token, X-Requested-With, Content-Type");
  if (req.method === "OPTIONS") {
    res.status(200).end();
    return;
  }
  return await fn(req, res);
};

const handler = (req: NextApiRequest, res: NextApiResponse) => {
  if (req.query.own) res.setHeader("Access-Control-Allow-Origin", "https://example.com");
  res.status(200).json({ path: req.url });
};

export default allowCors(handler);
