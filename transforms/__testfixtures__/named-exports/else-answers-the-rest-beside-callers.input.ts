import type { NextApiRequest, NextApiResponse } from "next";

const guests: { name: string }[] = [{ name: "Ada" }];

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "POST") {
    guests.push({ name: req.body.name });
    res.status(201).json({ count: guests.length });
  } else {
    res.status(200).json(guests);
  }
}
