import { record } from '@/lib/effects'
import { makeRoute } from '@/lib/route'

const limited = (handler: (request: Request) => Promise<Response>) => async (request: Request) => {
  record('limited', request.method)
  return handler(request)
}

export const dynamic = 'force-dynamic'

function describe(name: string) {
  return `task ${name}`
}

export const {
  GET,
  POST,
  OPTIONS,
  notAllowed: PUT,
  notAllowed: PATCH,
  notAllowed: DELETE,
} = makeRoute({
  GET: () => Response.json({ ok: true }),

  POST: limited(async (request) => {
    const { name } = await request.json()
    const text = `Dear
  ${describe(name)},
    welcome`
    return new Response(text, { status: 201 })
  }),
})
