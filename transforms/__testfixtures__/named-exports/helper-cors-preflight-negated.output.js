import { NextResponse } from 'next/server'

const { sendMail } = require('@/lib/mail')

const corsHeaders = {
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'POST,OPTIONS',
}

export const OPTIONS = async () => {
  // preflight
  return new Response(null, { headers: corsHeaders })
}

export const POST = async (req) => {
  const { email, message } = await req.json().catch(() => ({}))
  if (!email) {
    return NextResponse.json(
      { error: 'Where do we answer?' },
      { status: 400, headers: corsHeaders },
    )
  }
  try {
    await sendMail({ to: 'hello@example.com', subject: 'Contact', text: message, replyTo: email })
    return NextResponse.json({ ok: true }, { headers: corsHeaders })
  } catch (e) {
    return NextResponse.json({ ok: false }, { status: 502, headers: corsHeaders })
  }
}
