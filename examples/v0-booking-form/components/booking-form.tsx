"use client"

import { useEffect, useState } from "react"

export function BookingForm() {
  const [date, setDate] = useState("2026-02-14")
  const [slots, setSlots] = useState<string[]>([])
  const [bookingId, setBookingId] = useState<string | null>(null)

  useEffect(() => {
    const load = async () => {
      const response = await fetch(`/api/availability?date=${encodeURIComponent(date)}`)
      const data = await response.json()
      setSlots(data.slots ?? [])
    }
    load()
  }, [date])

  const book = async (time: string) => {
    const response = await fetch("/api/bookings", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ date, time, name: "Guest" }),
    })
    if (response.ok) setBookingId((await response.json()).id)
  }

  const cancel = async () => {
    await fetch(`/api/bookings?id=${bookingId}`, { method: "DELETE" })
    setBookingId(null)
  }

  return (
    <section>
      <input type="date" value={date} onChange={(e) => setDate(e.target.value)} />
      {slots.map((slot) => (
        <button key={slot} onClick={() => book(slot)}>
          {slot}
        </button>
      ))}
      {bookingId && <button onClick={cancel}>Cancel booking</button>}
    </section>
  )
}
