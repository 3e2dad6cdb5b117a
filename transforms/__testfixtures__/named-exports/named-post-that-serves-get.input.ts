import type { NextApiRequest, NextApiResponse } from "next";

const notes = ["milk"];

export async function POST(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "POST") {
    if (!req.body.text) return res.status(400).json({ error: "text is missing" });
    notes.push(req.body.text);
    res.status(201).json({ count: notes.length });
  } else if (req.method === "GET") {
    res.status(200).json(notes);
  } else {
    res.setHeader("Allow", ["GET", "POST"]);
    res.status(405).end();
  }
}
