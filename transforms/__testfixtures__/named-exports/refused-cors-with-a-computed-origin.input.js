import Cors from "cors";

const cors = Cors({ origin: process.env.ALLOWED_ORIGINS?.split(",") });

const run = (req, res, fn) =>
  new Promise((resolve, reject) => {
    fn(req, res, (result) => (result instanceof Error ? reject(result) : resolve(result)));
  });

export default async function handler(req, res) {
  await run(req, res, cors);
  if (req.method === "GET") return res.status(200).json({ ok: true });
  res.status(405).end();
}
