/*!
 * Copyright (c) 2024 Acme GmbH. MIT.
 */

// pages/api/newsletter.js
/* eslint-disable no-console */
import { db } from '@/lib/db' // shared client

/**
 * Newsletter sign-up.
 *
 * @param req the sign-up
 * @param res answers with the state
 */
export default async function handler(req, res) {
  // Only POST is allowed
  if (req.method !== 'POST') {
    return res.status(405).json({ error: 'Method not allowed' }) // 405
  }

  /* the address comes lower-cased from the form */
  const { email } = req.body

  // TODO: double opt-in
  if (!email) {
    // nothing to do
    return res.status(400).json({ error: 'Email is required' /* shown in the form */ })
  }

  await db.subscriber.create({ data: { email } })

  // Success!
  return res.status(201).json({ ok: true })
  // const mail = await send(email)
}

// EOF
