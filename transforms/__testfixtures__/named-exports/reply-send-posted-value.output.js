import { NextResponse } from 'next/server'
import { track } from '@/lib/track'

export async function POST(req) {
  const requestBody = await req.json().catch(() => ({}))
  // Slack asks for its own challenge once
  if (requestBody.type === 'url_verification') {
    const body = requestBody.challenge
    return typeof body === 'string' || body == null
      ? new Response(body)
      : NextResponse.json(body)
  }

  const { event } = requestBody
  if (event?.type === 'app_mention') {
    await track('mention', { user: event.user })
  }
  return new Response('')
}
