import { NextApiRequest, NextApiResponse } from "next";

interface Vote { option: string }

const tally = new Map<string, number>();
const identity = <T>(value: T): T => value;

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    res.status(405).json({ error: "Method not allowed" });
  } else {
    const vote = <Vote>req.body;
    tally.set(identity(vote.option), (tally.get(vote.option) || 0) + 1);
    res.json(Object.fromEntries(tally));
  }
}
