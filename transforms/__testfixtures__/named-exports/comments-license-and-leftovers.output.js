/*!
 * Copyright (c) 2024 Acme GmbH. MIT.
 */

// pages/api/newsletter.js
/* eslint-disable no-console */
import { NextResponse } from 'next/server'
import { db } from '@/lib/db' // shared client

/**
 * Newsletter sign-up.
 *
 * @param req the sign-up
 * @param res answers with the state
 */
export async function POST(req) {
  /* the address comes lower-cased from the form */
  const { email } = await req.json().catch(() => ({}))

  // TODO: double opt-in
  if (!email) {
    // nothing to do
    return NextResponse.json(
      { error: 'Email is required' /* shown in the form */ },
      { status: 400 },
    )
  }

  await db.subscriber.create({ data: { email } })

  // Success!
  return NextResponse.json({ ok: true }, { status: 201 })
  // const mail = await send(email)
}

// EOF
