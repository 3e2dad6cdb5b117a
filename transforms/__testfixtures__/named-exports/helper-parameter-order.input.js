import { getReport } from '@/lib/reports'

const respond = (status, payload, res, headers = {}) => {
  for (const name of Object.keys(headers)) res.setHeader(name, headers[name])
  res.status(status).json(payload)
}

export default async function handler(request, response) {
  if (request.method !== 'GET') return respond(405, { error: 'GET only' }, response)
  try {
    const report = await getReport(request.query.id)
    return respond(200, report, response, { 'Cache-Control': 'private, max-age=10' })
  } catch (error) {
    return respond(404, { error: error.message }, response)
  }
}
