import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function POST(req) {
  try {
    const { title } = await req.json().catch(() => ({}))
    
    if (!title) {
      return NextResponse.json(
        {
          error: 'Title is required'
        },
        { status: 400 }
      )
    }


    const task = await db.task.create({ data: { title } })
    return NextResponse.json(task, { status: 201 })

  } catch (error) {
    console.error(error)

    return NextResponse.json(
      { error: 'Could not create the task' },
      { status: 500 }
    )

  }
}
