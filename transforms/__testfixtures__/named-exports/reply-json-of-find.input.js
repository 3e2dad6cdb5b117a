const tasks = [{ id: 1 }]

export default async function handler(req, res) {
  if (req.method !== 'GET') return res.status(405).end()
  const task = tasks.find((t) => t.id === Number(req.query.id))
  res.status(200).json(task)
}
