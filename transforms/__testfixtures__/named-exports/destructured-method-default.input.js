const counters = {}

export default function handler(req, res) {
  const { method: verb = 'GET', query: { name = 'default' } = {} } = req

  if (verb === 'GET') {
    res.status(200).json({ name, count: counters[name] ?? 0 })
    return
  }
  if (verb === 'POST') {
    counters[name] = (counters[name] ?? 0) + 1
    res.status(200).json({ name, count: counters[name] })
    return
  }
  res.status(405).end(`${verb} is not supported`)
}
