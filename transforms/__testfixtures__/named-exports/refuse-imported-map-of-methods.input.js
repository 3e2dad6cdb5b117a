import { routes } from '@/lib/handlers'

export default async function handler(req, res) {
  const route = routes[req.method]
  if (!route) return res.status(405).end()
  return route(req, res)
}
