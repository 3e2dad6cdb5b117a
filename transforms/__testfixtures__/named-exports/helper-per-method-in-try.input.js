import { db } from '@/lib/db'

// GET /api/projects/:id
const getProject = async (req, res) => {
  const project = await db.project.findUnique({ where: { id: req.query.id } })
  if (!project) {
    return res.status(404).json({ error: 'Project not found' })
  }
  return res.json(project)
}

// PUT /api/projects/:id
const updateProject = async (req, res) => {
  const { id } = req.query
  const project = await db.project.update({ where: { id }, data: req.body })
  return res.json(project)
}

export default async function handler(req, res) {
  try {
    if (req.method === 'GET') return await getProject(req, res)
    if (req.method === 'PUT') return await updateProject(req, res)
    return res.status(405).json({ error: 'Method not allowed' })
  } catch (error) {
    console.error(error)
    return res.status(500).json({ error: error.message })
  }
}
