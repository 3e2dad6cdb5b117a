import { BookingForm } from "@/components/booking-form"

export default function Page() {
  return (
    <main className="min-h-screen p-8">
      <h1 className="text-3xl font-bold">Book a table</h1>
      <BookingForm />
    </main>
  )
}
