import type { NextApiRequest, NextApiResponse } from 'next'

let notes: string[] = []

function listNotes(req: NextApiRequest, res: NextApiResponse) {
  res.status(200).json(notes)
}

function addNote(req: NextApiRequest, res: NextApiResponse) {
  const { note } = req.body
  if (!note) return res.status(400).json({ error: 'note is required' })
  notes.push(note)
  res.status(201).json(notes)
}

function clearNotes(req: NextApiRequest, res: NextApiResponse) {
  notes = []
  res.status(204).end()
}

const routes = { GET: listNotes, POST: addNote, DELETE: clearNotes }

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const route = routes[req.method as keyof typeof routes]
  if (route) return route(req, res)
  res.status(405).end()
}
