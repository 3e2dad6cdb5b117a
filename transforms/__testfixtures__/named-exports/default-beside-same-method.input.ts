import type { NextApiRequest, NextApiResponse } from 'next'
import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

// New version
export async function GET() {
  return NextResponse.json({ tasks: await db.task.findMany() })
}

// Old version
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === 'GET') {
    return res.status(200).json(await db.task.findMany())
  } else if (req.method === 'POST') {
    return res.status(201).json(await db.task.create({ data: { title: req.body.title } }))
  }
  return res.status(405).end()
}
