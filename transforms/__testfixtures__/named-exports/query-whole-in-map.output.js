import { NextResponse } from 'next/server'
import { log } from '@/lib/log'

export async function DELETE(req, { params }) {
  try {
    const query = {
      ...Object.fromEntries(req.nextUrl.searchParams),
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
