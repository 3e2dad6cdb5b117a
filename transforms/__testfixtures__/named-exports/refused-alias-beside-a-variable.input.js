async function handler(req, res) {
  const name = req.method === 'POST' ? req.body.name : req.query.name
  res.status(200).json({ hello: name ?? 'world' })
}

export const GET = handler,
  dynamic = 'force-dynamic'
export const POST = handler
