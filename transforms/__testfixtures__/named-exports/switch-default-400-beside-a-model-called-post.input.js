import { connectToDatabase } from '@/lib/db'

export default async function handler(req, res) {
  const {
    query: { id },
    method,
  } = req

  const db = await connectToDatabase()

  switch (method) {
    case 'GET':
      try {
        const post = await db.post.findUnique({ where: { id } })
        if (!post) {
          return res.status(400).json({ success: false })
        }
        res.status(200).json({ success: true, data: post })
      } catch (error) {
        res.status(400).json({ success: false })
      }
      break

    case 'DELETE':
      try {
        await db.post.delete({ where: { id } })
        // The search index lives elsewhere.
        await fetch('https://search.example/purge', { method: 'PUT' })
        res.status(200).json({ success: true, data: {} })
      } catch (error) {
        res.status(400).json({ success: false })
      }
      break

    default:
      res.status(400).json({ success: false })
      break
  }
}
