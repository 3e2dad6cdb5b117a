import type { NextApiRequest, NextApiResponse } from "next";

type Note = { id: number; text: string; pinned: boolean };

let notes: Note[] = [{ id: 1, text: "Buy milk", pinned: false }];

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const { method, query, body } = req;
  const id = Number(query.id);

  switch (method) {
    case "GET":
      res.status(200).json(notes);
      break;
    case "PUT":
    case "PATCH":
      const index = notes.findIndex((note) => note.id === id);
      if (index === -1) {
        // nothing to change
        res.status(404).json({ message: "Note not found" });
        break;
      }
      notes[index] = method === "PUT" ? { id, ...body } : { ...notes[index], ...body };
      res.status(200).json(notes[index]);
      break;
    case "DELETE": {
      if (!notes.some((note) => note.id === id)) {
        res.status(404).json({ message: "Note not found" });
        break;
      }
      notes = notes.filter((note) => note.id !== id);
      res.status(204).end();
      break;
    }
    default:
      res.setHeader("Allow", ["GET", "PUT", "PATCH", "DELETE"]);
      res.status(405).end(`Method ${method} Not Allowed`);
  }
}
