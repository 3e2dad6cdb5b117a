import { record } from '@/lib/effects'

export default async function handler(req, res) {
  let query, variables

  switch (req.method) {
    case 'GET':
      ;({ query } = req.query)
      variables = req.query.variables ? JSON.parse(req.query.variables) : undefined
      break
    case 'POST':
      ;({ query, variables } = req.body)
      break
    default:
      res.setHeader('Allow', 'GET, POST')
      res.status(405).end()
      return
  }

  if (!query) {
    res.status(400).json({ errors: [{ message: 'Must provide query string.' }] })
    return
  }
  record('graphql', query, variables)
  res.status(200).json({ data: { query, variables } })
}
