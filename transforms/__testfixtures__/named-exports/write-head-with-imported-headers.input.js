import { corsHeaders } from '@/lib/limits'

export default function handler(req, res) {
  res.writeHead(200, 'OK', corsHeaders)
  res.end('{}')
}
