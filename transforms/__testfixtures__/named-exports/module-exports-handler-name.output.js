export function GET(req) {
  const name = req.nextUrl.searchParams.get('name') ?? 'World'
  return new Response(`Hello ${name}!`)
}
