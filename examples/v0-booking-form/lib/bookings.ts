export interface Booking {
  id: string
  date: string
  time: string
  name: string
  guests: number
}

export const SLOTS = ["17:30", "19:00", "20:30"]

const bookings: Booking[] = []

export function availableSlots(date: string) {
  const taken = bookings.filter((booking) => booking.date === date).map((booking) => booking.time)
  return SLOTS.filter((slot) => !taken.includes(slot))
}

export function addBooking(booking: Omit<Booking, "id">): Booking {
  const created = { ...booking, id: crypto.randomUUID() }
  bookings.push(created)
  return created
}

export function cancelBooking(id: string) {
  const index = bookings.findIndex((booking) => booking.id === id)
  if (index === -1) return null
  return bookings.splice(index, 1)[0]
}
