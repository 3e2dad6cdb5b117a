import type { NextApiRequest, NextApiResponse } from "next";

const handler = async (req: NextApiRequest, res: NextApiResponse) => {
  if (req.method !== "PUT") {
    return res.status(405).json({ error: "Only PUT" });
  }
  const { theme } = req.body;
  return res.status(200).json({ theme: theme ?? "system" });
};

export { handler as default };
