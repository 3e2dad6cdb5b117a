import { NextResponse } from 'next/server';
import { charge } from '@/lib/payments';

export async function POST(req: Request) {
  try {
    const { amount, source } = await req.json().catch(() => ({}));
    const payment = await charge(amount, source);
    return NextResponse.json(payment, { status: payment.status === 'paid' ? 200 : 202 });
  } catch (error: any) {
    console.error(error);
    return NextResponse.json(
      { error: error.message, code: error.code },
      { status: error.statusCode || 500 },
    );
  }
}
