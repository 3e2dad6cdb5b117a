import { NextResponse } from "next/server";
import { db } from "@/lib/db";

interface CreateBookingBody {
  customerId: string;
  date: string;
  guests?: number;
}

export async function POST(req: Request) {
  const body = await req.json().catch(() => ({}));
  const { customerId, date, guests = 2 } = body as CreateBookingBody;
  if (!customerId || !date) {
    return NextResponse.json({ error: "customerId and date are required" }, { status: 400 });
  }
  const booking = await db.booking.create({ data: { customerId, date, guests } });
  return NextResponse.json({ booking }, { status: 201 });
}

export async function PUT(req: Request) {
  const body: Partial<CreateBookingBody> & { id: string } = await req.json().catch(() => ({}));
  const booking = await db.booking.update({ where: { id: body.id }, data: body });
  return NextResponse.json({ booking });
}
