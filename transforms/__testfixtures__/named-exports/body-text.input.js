import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).send('POST a CSV file')

  const lines = req.body.split('\n').filter(Boolean)
  if (lines.length === 0) return res.status(400).send('Empty file')

  for (const line of lines) {
    const [name, email] = line.split(',')
    await db.lead.create({ data: { name, email } })
  }
  res.status(201).send(`${lines.length} imported`)
}
