import { record } from '@/lib/effects'

const limited = (handler: (request: Request) => Promise<Response>) => async (request: Request) => {
  record('limited', request.method)
  return handler(request)
}

export const dynamic = 'force-dynamic'

export const GET = () => Response.json({ ok: true })

function describe(name: string) {
  return `task ${name}`
}

export const POST = limited(async (request) => {
  const { name } = await request.json()
  const text = `Dear
  ${describe(name)},
    welcome`
  return new Response(text, { status: 201 })
})
