import type { NextApiRequest, NextApiResponse } from "next";

async function POST(req: NextApiRequest, res: NextApiResponse) {
  const { a, b } = req.body;
  res.status(200).json({ sum: Number(a) + Number(b) });
}

export default POST;
export { POST };
