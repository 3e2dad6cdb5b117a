import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET() {
    const tasks = await db.task.findMany()
    return NextResponse.json({ success: true, data: tasks })
}

export async function POST(req) {
    const body = await req.json().catch(() => ({}))
    const task = await db.task.create({ data: body })
    return NextResponse.json({ success: true, data: task }, { status: 201 })
}
