import { db } from '@/lib/db'

export default function handler(req, res) {
  if (req.method === 'GET') {
    getPosts(req, res)
  } else if (req.method === 'POST') {
    createPost(req, res)
  } else {
    res.status(405).json({ message: 'Method not allowed' })
  }
}

async function getPosts(req, res) {
  try {
    const posts = await db.post.findMany({ where: { tag: req.query.tag } })
    res.status(200).json(posts)
  } catch (error) {
    res.status(500).json({ message: error.message })
  }
}

async function createPost(req, res) {
  try {
    const { title, content } = req.body
    const post = await db.post.create({ data: { title, content } })
    res.status(201).json(post)
  } catch (error) {
    res.status(500).json({ message: error.message })
  }
}
