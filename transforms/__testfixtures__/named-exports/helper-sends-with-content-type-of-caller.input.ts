import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

function sendRows(rows: { id: string }[], res: NextApiResponse) {
  res.send(rows.map((row) => row.id).join("\n"));
}

function sendPage(title: string, res: NextApiResponse) {
  res.send(`<h1>${title}</h1>`);
}

function sendBytes(text: string, res: NextApiResponse) {
  res.send(Buffer.from(text));
}

function sendObject(title: string, res: NextApiResponse) {
  res.json({ title });
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    res.setHeader("Content-Type", "text/csv");
    return sendRows(await db.task.findMany(), res);
  }
  if (req.method === "PUT") {
    res.setHeader("Content-Type", "application/xml");
    return sendPage("Tasks", res);
  }
  if (req.method === "PATCH") {
    res.setHeader("Content-Type", "image/png");
    return sendBytes("Tasks", res);
  }
  if (req.method === "POST") {
    res.setHeader("Content-Type", "text/plain");
    return sendObject("Tasks", res);
  }
  res.status(405).end();
}
