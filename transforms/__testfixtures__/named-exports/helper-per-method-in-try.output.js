import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

// GET /api/projects/:id
const getProject = async (req, { params }) => {
  const { id } = await params
  const project = await db.project.findUnique({ where: { id } })
  if (!project) {
    return NextResponse.json({ error: 'Project not found' }, { status: 404 })
  }
  return NextResponse.json(project)
}

// PUT /api/projects/:id
const updateProject = async (req, { params }) => {
  const { id } = await params
  const body = await req.json().catch(() => ({}))
  const project = await db.project.update({ where: { id }, data: body })
  return NextResponse.json(project)
}

export async function GET(req, { params }) {
  try {
    return await getProject(req, { params })
  } catch (error) {
    console.error(error)
    return NextResponse.json({ error: error.message }, { status: 500 })
  }
}

export async function PUT(req, { params }) {
  try {
    return await updateProject(req, { params })
  } catch (error) {
    console.error(error)
    return NextResponse.json({ error: error.message }, { status: 500 })
  }
}
