import db from '@/lib/db'

export default async function handler(req, res) {
  switch (req.method) {
    case 'GET': {
      const posts = await db.post.findMany()
      return res.send(posts)
    }
    case 'POST': {
      const { title, tags = [] } = req.body
      if (!title) return res.status(422).send({ error: 'title is missing', fields: ['title'] })
      await db.post.create({ data: { title, tags } })
      return res.status(201).send({ ok: true })
    }
    case 'PUT':
      return res.send([1, 'two', null])
    default:
      return res.status(405).send({ error: 'Method not allowed' })
  }
}
