import { NextResponse } from 'next/server'
import { log } from '@/lib/log'

export async function DELETE(req, { params }) {
  try {
    const { searchParams } = req.nextUrl
    const query = {
      ...Object.fromEntries(
        Array.from(searchParams.keys(), (key) => {
          const values = searchParams.getAll(key)
          return [key, values.length > 1 ? values : values[0]]
        }),
      ),
      ...(await params),
    }
    const actions = {
      DELETE: async () => {
        const silent = 'silent' in query
        log.info('deleted', { id: query.id, silent })
        return new Response(null, { status: 204 })
      },
    }
    return actions.DELETE()
  } catch (error) {
    return NextResponse.json({ error: error.message }, { status: 500 })
  }
}
