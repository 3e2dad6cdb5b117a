const members = [
  { id: '1', name: 'Ada' },
  { id: '2', name: 'Grace' },
]

const send = (res, data) => res.status(200).json(data)

export default function handler(req, res) {
  const ok = (data) => res.status(202).json(data)

  if (req.method === 'GET') {
    return send(res, members.find((member) => member.id === req.query.id))
  }
  if (req.method === 'PUT') {
    const { name } = req.body || {}
    return ok(name)
  }
  res.status(405).end()
}
